"""What reads them all and changes nothing: first page, version, plan on a page, highlight, X-rays, young people."""
