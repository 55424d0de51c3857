(* F(x) = phi(W2 phi(W1 x)): if s.W1 = W1 and s.W2 = W2 for all s in G then
   F(s.x) = s.F(x) for all x and all s in G.  For all N, every set G of
   permutations, every function phi, over every commutative ring.
   Source: Krause & Reimann, section 2, reading "if". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem hidden_layer_network_compatible_if_both_matrices_invariant :
  forall (R : CRing) (N : nat) (G : (nat -> nat) -> Prop) (phi : R -> R)
         (W1 W2 : nat -> nat -> R),
  (forall s, G s -> perm N s) ->
  (forall s, G s -> meq N N (mact s W1) W1 /\ meq N N (mact s W2) W2) ->
  forall (x : nat -> R) (s : nat -> nat), G s ->
  veq N (layer N phi W2 (layer N phi W1 (act s x)))
        (act s (layer N phi W2 (layer N phi W1 x))).
Proof.
  intros R N G phi W1 W2 HG HW.
  assert (L : forall W s x, G s -> meq N N (mact s W) W ->
            veq N (layer N phi W (act s x)) (act s (layer N phi W x))).
  { intros W s x Hs E i Hi. unfold layer, act at 2. f_equal.
    rewrite <- (mv_act _ W x i (HG s Hs)). symmetry.
    apply (mv_ext _ E (@veq_refl _ N (act s x))). exact Hi. }
  intros x s Hs i Hi. destruct (HW s Hs) as [E1 E2].
  rewrite (layer_veq _ phi W2 i (L W1 s x Hs E1)).
  apply (L W2 s _ Hs E2). exact Hi.
Qed.

Print Assumptions hidden_layer_network_compatible_if_both_matrices_invariant.
