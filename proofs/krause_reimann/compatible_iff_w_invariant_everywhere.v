(* phi_W(s.x) = s.phi_W(x) for all x in R^N and s in G  <=>  s.W = W for all s
   in G.  For all N, every set G of permutations (in particular every subgroup
   of S_N), every matrix W over every commutative ring and every injective phi.
   A strictly increasing phi is injective: the second theorem states that case
   over every ordered field, hence for the real numbers.
   Source: Krause & Reimann, eq. 3, reading "x in R^N". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem compatible_iff_w_invariant_everywhere :
  forall (R : CRing) (N : nat) (G : (nat -> nat) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  (forall s, G s -> perm N s) ->
  (forall a b, phi a = phi b -> a = b) ->
  (compatible N phi W everywhere G <-> (forall s, G s -> meq N N (mact s W) W)).
Proof.
  intros R N G phi W HG Hphi. split.
  - intros H s Hs i j Hi Hj. pose proof (HG s Hs) as Ps.
    (* take for x the unit vector of index s(j) *)
    pose proof (H (fun k => delta k (s j)) s I Hs i Hi) as E.
    unfold layer, act in E. apply Hphi in E.
    rewrite (mv_delta _ W (s i) (perm_lt Ps Hj)) in E.
    unfold mact. rewrite <- E.
    rewrite <- (mv_delta _ W i Hj). apply mv_veq.
    intros k Hk. destruct (Nat.eq_dec k j) as [->|Hne].
    + rewrite !delta_same. reflexivity.
    + rewrite !delta_diff; [reflexivity|exact Hne|].
      intro E'. apply Hne. apply (proj2 Ps); assumption.
  - intros H x s _ Hs i Hi. pose proof (HG s Hs) as Ps.
    unfold layer, act at 2. f_equal.
    rewrite <- (mv_act _ W x i Ps). symmetry.
    apply (mv_ext _ (H s Hs) (@veq_refl _ N (act s x))). exact Hi.
Qed.

Theorem compatible_iff_w_invariant_everywhere_strictly_increasing :
  forall (F : OField) (N : nat) (G : (nat -> nat) -> Prop) (phi : F -> F)
         (W : nat -> nat -> F),
  (forall s, G s -> perm N s) ->
  (forall a b, lt F a b -> lt F (phi a) (phi b)) ->
  (compatible N phi W everywhere G <-> (forall s, G s -> meq N N (mact s W) W)).
Proof.
  intros F N G phi W HG Hphi. apply compatible_iff_w_invariant_everywhere; [exact HG|].
  apply strictly_increasing_injective, Hphi.
Qed.

Print Assumptions compatible_iff_w_invariant_everywhere.
Print Assumptions compatible_iff_w_invariant_everywhere_strictly_increasing.
