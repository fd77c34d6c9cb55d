/* Blocks -> labelled paragraphs and metadata. */
#ifndef STM_PARA_PARA_H
#define STM_PARA_PARA_H

#include "doc/document.h"

/* Understands the blocks of DOCUMENT: afterwards it has paragraphs and metadata, and no blocks. */
void stm_para_build(struct stm_document *document);

#endif
