"""Files that are uploaded: looked through, kept under a name of ours, opened through the thing they belong to, swept."""
