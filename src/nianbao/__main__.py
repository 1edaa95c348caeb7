"""`python -m nianbao`: the command line where no script folder is on the path."""

import sys

from nianbao.cli import main

sys.exit(main())
