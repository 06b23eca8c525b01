"""From a file to a document: one module a format behind `read_document`."""
