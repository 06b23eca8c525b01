"""Whole runs over an archive: letters read into it, papers fetched, links made anew; for every way to ask for one."""
