(* K is d x d with norm below 1: |Kv|^2 <= q |v|^2 for all v and some q < 1.  Then
   (I - K) z = u has exactly one solution z = (I - K)^-1 u.  The residual layers h <- h + Kh,
   h_0 = u, tend to it (in every component) if and only if Ku = 0.  The layers
   h <- h + (u - (I - K)h) have the states of the recurrent network z <- Kz + u, from every
   start.  For all d, K and u, over every ordered field.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Residual.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition contraction (d : nat) (K : nat -> nat -> F) : Prop :=
  exists q, q < 1 /\ forall v, ~ q * nrm2 F d v < nrm2 F d (mv d K v).

Lemma nrm2_ext : forall n x y, veq n x y -> nrm2 F n x = nrm2 F n y.
Proof. intros n x y E. apply sum_ext. intros i Hi. rewrite (E i Hi). reflexivity. Qed.

(* |v|^2 <= |Kv|^2 only for v = 0 *)
Lemma contraction_zero : forall d K, contraction d K -> forall v,
  ~ nrm2 F d (mv d K v) < nrm2 F d v -> veq d v (fun _ => 0).
Proof.
  intros d K [q [Q H]] v L. enough (Z : nrm2 F d v = 0) by exact (sum_squares_zero F d v Z).
  destruct (lt_total F 0 (nrm2 F d v)) as [P|[P|P]]; [exfalso|symmetry; exact P|exfalso].
  - apply L. apply not_lt_lt_trans with (q * nrm2 F d v); [apply H|].
    apply pos_sub_lt. apply lt_sub_pos in Q.
    replace (nrm2 F d v - q * nrm2 F d v) with ((1 - q) * nrm2 F d v) by ring.
    apply lt_mul; assumption.
  - apply (sum_nonneg F d (fun i => v i * v i)); [intros; apply square_nonneg|exact P].
Qed.

Lemma mv_sub : forall d (K : nat -> nat -> F) y z i,
  mv d K (fun j => y j - z j) i = mv d K y i - mv d K z i.
Proof. intros. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. Qed.

Theorem residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input :
  forall (d : nat) (K : nat -> nat -> F) (u : nat -> F), contraction d K ->
  let solves := fun z => veq d (fun i => z i - mv d K z i) u in
  let residual := fun h i => h i + mv d K h i in
  let recurrent := fun z i => mv d K z i + u i in
  let corrected := fun h i => h i + (u i - (h i - mv d K h i)) in
  (exists z, solves z) /\ (forall z z', solves z -> solves z' -> veq d z z') /\
  (forall z, solves z ->
     ((forall i, (i < d)%nat -> tends (fun t => iter t residual u i) (z i)) <->
      veq d (mv d K u) (fun _ => 0))) /\
  (forall t h, veq d (iter t corrected h) (iter t recurrent h)).
Proof.
  intros d K u C solves residual recurrent corrected.
  assert (Uniq : forall z z', solves z -> solves z' -> veq d z z').
  { intros z z' Hz Hz'.
    assert (E : veq d (mv d K (fun j => z j - z' j)) (fun j => z j - z' j)).
    { intros i Hi. rewrite mv_sub. pose proof (Hz i Hi) as A. pose proof (Hz' i Hi) as B. cbv beta in A, B.
      transitivity (z i - z' i - ((z i - mv d K z i) - (z' i - mv d K z' i))); [ring|].
      rewrite A, B. ring. }
    intros i Hi.
    assert (Z : z i - z' i = 0).
    { apply (contraction_zero d K C (fun j => z j - z' j)); [|exact Hi].
      rewrite (nrm2_ext d _ _ E). apply lt_irrefl. }
    transitivity (z i - z' i + z' i); [ring|]. rewrite Z. ring. }
  split; [|split; [exact Uniq|split]].
  - (* u is a combination of the columns of I - K plus r orthogonal to them *)
    set (col := fun k i => delta i k - K i k).
    destruct (orthogonal_decomposition F d col d u) as [c [r [E O]]].
    assert (Z : veq d r (fun _ => 0)).
    { apply (contraction_zero d K C). intro L.
      (* <r, Kr> = |r|^2 *)
      assert (Q : dot d r (mv d K r) = nrm2 F d r).
      { assert (S : sum d (fun k => r k * dot d (col k) r) = 0).
        { apply sum_zero. intros k Hk. rewrite (O k Hk). ring. }
        assert (T : sum d (fun k => r k * dot d (col k) r) = nrm2 F d r - dot d r (mv d K r)).
        { transitivity (sum d (fun k => sum d (fun i => r i * (delta k i * r k - K i k * r k)))).
          - apply sum_ext. intros k _. unfold dot. rewrite <- sum_mul_l. apply sum_ext. intros i _.
            unfold col. rewrite (delta_sym F i k). ring.
          - rewrite sum_swap. unfold nrm2, dot. rewrite <- sum_sub. apply sum_ext. intros i Hi.
            rewrite sum_mul_l, sum_sub. unfold mv.
            rewrite (sum_ext F (fun k => delta k i * r k) (fun k => r k * delta k i)) by (intros; ring).
            rewrite (sum_delta F r Hi). ring. }
        rewrite S in T. transitivity (nrm2 F d r - (nrm2 F d r - dot d r (mv d K r))); [ring|].
        rewrite <- T. ring. }
      apply (sum_nonneg F d (fun i => (r i - mv d K r i) * (r i - mv d K r i)));
        [intros; apply square_nonneg|].
      assert (X : sum d (fun i => (r i - mv d K r i) * (r i - mv d K r i))
        = nrm2 F d r - (1 + 1) * dot d r (mv d K r) + nrm2 F d (mv d K r)).
      { unfold nrm2, dot. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring. }
      rewrite X, Q. apply pos_sub_lt. apply lt_sub_pos in L.
      match goal with |- 0 < ?t => replace t with (nrm2 F d r - nrm2 F d (mv d K r)) by ring end.
      exact L. }
    exists c. intros i Hi. rewrite (E i Hi), (Z i Hi). unfold mv.
    transitivity (sum d (fun k => c k * delta k i) - sum d (fun k => K i k * c k)).
    + rewrite (sum_delta F c Hi). reflexivity.
    + rewrite <- sum_sub. transitivity (sum d (fun k => c k * col k i)); [|ring].
      apply sum_ext. intros k _. unfold col. rewrite (delta_sym F k i). ring.
  - intros z Hz. split.
    + intros T.
      assert (Kz : veq d (mv d K z) (fun _ => 0)).
      { intros i Hi.
        assert (TK : tends (fun t => mv d K (iter t residual u) i) (mv d K z i)).
        { apply (@tends_sum F d (fun t j => K i j * iter t residual u j) (fun j => K i j * z j)).
          intros j Hj. apply tends_mul, T, Hj. }
        pose proof (tends_add (T i Hi) TK) as A. pose proof (tends_shift (T i Hi)) as B.
        cbn [iter] in B. unfold residual at 1 in B.
        pose proof (tends_unique A B) as E.
        transitivity (z i + mv d K z i - z i); [ring|]. rewrite E. ring. }
      intros i Hi. rewrite (mv_veq _ K i (veq_sym Hz)), mv_sub, (mv_veq _ K i Kz), (Kz i Hi).
      unfold mv. rewrite (sum_zero F); [ring|]. intros; ring.
    + intros Ku i Hi.
      assert (Su : solves u) by (intros j Hj; rewrite (Ku j Hj); ring).
      rewrite (Uniq z u Hz Su i Hi).
      apply tends_ext with (fun _ => u i); [|apply tends_const]. intro t.
      assert (S : veq d (iter t residual u) u).
      { induction t as [|t IH]; [apply veq_refl|]. intros j Hj. cbn [iter]. unfold residual at 1.
        rewrite (IH j Hj), (mv_veq _ K j IH), (Ku j Hj). ring. }
      symmetry. exact (S i Hi).
  - intros t h. induction t as [|t IH]; [apply veq_refl|]. intros i Hi. cbn [iter].
    unfold corrected at 1, recurrent at 1. rewrite (mv_veq _ K i IH). ring.
Qed.
End Residual.

Print Assumptions residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input.
