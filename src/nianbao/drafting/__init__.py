"""From facts and cells to drafts: the offline composer and its phrasebook."""
