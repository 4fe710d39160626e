"""`python -m sightline …` does what `sightline …` does, where no script is installed."""

import sys

from sightline.cli import main

sys.exit(main())
