"""What Sightline is measured against, run side by side on one machine in one run."""
