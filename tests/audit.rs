//! The audit: one ordinary test per claim, named `paper::claim::verdict`.

elenchus::krause_reimann_claims!(audit);
elenchus::poggio_claims!(audit);
elenchus::ng_claims!(audit);
elenchus::du_claims!(audit);
