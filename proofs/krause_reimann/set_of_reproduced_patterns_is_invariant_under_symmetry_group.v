(* Repair of reproduced_patterns_keep_the_symmetry_group and of
   linear_net_generalises_to_all_symmetry_compatible_patterns: if phi_W is
   compatible with G on R^N then the set of reproduced patterns { y : phi(Wy) = y }
   is invariant under every s in G.  For all N, every phi and W, every set G of
   permutations (for G = Sigma_X in particular), over every commutative ring.
   Source: Krause & Reimann, abstract and section 3.1.2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem set_of_reproduced_patterns_is_invariant_under_symmetry_group :
  forall (R : CRing) (N : nat) (G : (nat -> nat) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  (forall s, G s -> perm N s) -> compatible N phi W everywhere G ->
  forall s, G s -> leaves_invariant N s (fun y => veq N (layer N phi W y) y).
Proof.
  intros R N G phi W HG C s Hs. pose proof (HG s Hs) as Ps. split.
  - intros y Hy. apply veq_trans with (act s (layer N phi W y)).
    + apply (C y s I Hs).
    + apply act_veq; assumption.
  - intros y Hy. destruct (perm_inv Ps) as [t [Pt [Hts Hst]]].
    exists (act t y).
    assert (E : veq N (act s (act t y)) y).
    { intros i Hi. unfold act. rewrite Hts by exact Hi. reflexivity. }
    split; [|exact E].
    intros i Hi. unfold act at 2.
    rewrite <- (Hy (t i) (perm_lt Pt Hi)).
    rewrite <- (layer_veq _ phi W (t i) E).
    rewrite (C (act t y) s I Hs (t i) (perm_lt Pt Hi)).
    unfold act at 2. rewrite Hst by exact Hi. reflexivity.
Qed.

Print Assumptions set_of_reproduced_patterns_is_invariant_under_symmetry_group.
