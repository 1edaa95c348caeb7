"""What the program says of one sentence beside cells of this year and of last year."""

import json

from nianbao.checks.claims.lines import judged_line


def verdict_of(text, cells, before=None):
    line = json.dumps({"text": text, "tables": cells, "previous": before, "year": 2024})
    return json.loads(judged_line(line, 1))["verdict"]
