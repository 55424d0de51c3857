(* Open question 5: powers of a gradient-descent limit.  phi = id; P the orthogonal
   projector onto span X, W with Wy = y + (W_0 - I)(y - Py) for all y (the limit from W_0),
   C v = W_0 v - P W_0 v the part of W_0 v off the span.
   - Off the span W acts as C: Wy - P(Wy) = C (y - Py); on the span it is the identity.
   - W^n y = y + (W_0 - I)(u - C^n u) for every u with u - C u = y - Py, Pu = 0.
   - So if C^n u -> 0 the powers converge, to y + (W_0 - I) u, which lies in span X.
   The eigenvalues of W are therefore 1 on span X and those of C.
   For all N, over every ordered field.
   Source: Krause & Reimann, section 3.1.2. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section PowersOfLimits.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma mv_sub : forall N (U : nat -> nat -> F) (y z : nat -> F) i,
  mv N U (fun j => y j - z j) i = mv N U y i - mv N U z i.
Proof. intros. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. Qed.
Lemma mv_add : forall N (U : nat -> nat -> F) (y z : nat -> F) i,
  mv N U (fun j => y j + z j) i = mv N U y i + mv N U z i.
Proof. intros. unfold mv. rewrite <- sum_add. apply sum_ext. intros j _. ring. Qed.

Theorem powers_of_a_descent_limit_converge_if_those_off_the_span_do :
  forall (N : nat) (P W0 W : nat -> nat -> F),
  (forall y, veq N (mv N P (mv N P y)) (mv N P y)) ->
  let off := fun (y : nat -> F) i => y i - mv N P y i in
  let C := fun v : nat -> F => off (mv N W0 v) in
  (forall y, veq N (mv N W y) (fun i => y i + (mv N W0 (off y) i - off y i))) ->
  (forall y, veq N (off (mv N W y)) (C (off y))) /\
  (forall y u, veq N (mv N P u) (fun _ => 0) -> veq N (fun i => u i - C u i) (off y) ->
     (forall n, veq N (iter n (mv N W) y)
        (fun i => y i + (mv N W0 u i - u i) - (mv N W0 (iter n C u) i - iter n C u i))) /\
     ((forall i, (i < N)%nat -> tends (fun n => iter n C u i) 0) ->
      (forall i, (i < N)%nat -> tends (fun n => iter n (mv N W) y i) (y i + (mv N W0 u i - u i))) /\
      veq N (mv N P (fun i => y i + (mv N W0 u i - u i))) (fun i => y i + (mv N W0 u i - u i)))).
Proof.
  intros N P W0 W PP off C HW.
  assert (Eoff : forall y z, veq N y z -> veq N (off y) (off z)).
  { intros y z E i Hi. unfold off. rewrite (E i Hi), (mv_veq _ P i E). reflexivity. }
  assert (Offadd : forall (y z : nat -> F) i, off (fun j => y j + z j) i = off y i + off z i)
    by (intros; unfold off; rewrite mv_add; ring).
  assert (Offsub : forall (y z : nat -> F) i, off (fun j => y j - z j) i = off y i - off z i)
    by (intros; unfold off; rewrite mv_sub; ring).
  assert (OO : forall y, veq N (off (off y)) (off y)).
  { intros y i Hi. unfold off at 1. unfold off at 2. rewrite mv_sub, (PP y i Hi). ring. }
  assert (First : forall y, veq N (off (mv N W y)) (C (off y))).
  { intros y i Hi. rewrite (Eoff _ _ (HW y) i Hi).
    rewrite (Offadd y (fun j => mv N W0 (off y) j - off y j) i), Offsub, (OO y i Hi).
    unfold C. ring. }
  assert (EC : forall v w, veq N v w -> veq N (C v) (C w)).
  { intros v w E. unfold C. apply Eoff. intros i Hi. apply mv_veq, E. }
  assert (Csub : forall y z : nat -> F, veq N (C (fun j => y j - z j)) (fun i => C y i - C z i)).
  { intros y z i Hi.
    change (off (mv N W0 (fun j => y j - z j)) i = off (mv N W0 y) i - off (mv N W0 z) i).
    rewrite <- Offsub. apply Eoff; [|exact Hi]. intros j _. apply mv_sub. }
  split; [exact First|]. intros y u Pu Hu.
  assert (Pn : forall n, veq N (mv N P (iter n C u)) (fun _ => 0)).
  { induction n as [|n IH]; [exact Pu|]. intros i Hi. cbn [iter].
    set (v := mv N W0 (iter n C u)). change (mv N P (off v) i = 0).
    pose proof (OO v i Hi) as Q. unfold off at 1 in Q.
    transitivity (off v i - (off v i - mv N P (off v) i)); [ring|]. rewrite Q. ring. }
  (* off (W^n y) = C^n u - C^(n+1) u *)
  assert (Off : forall n, veq N (off (iter n (mv N W) y)) (fun i => iter n C u i - iter (S n) C u i)).
  { induction n as [|n IH]; [intros i Hi; cbn [iter]; symmetry; apply (Hu i Hi)|].
    intros i Hi. cbn [iter]. rewrite (First _ i Hi), (EC _ _ IH i Hi).
    exact (Csub (iter n C u) (C (iter n C u)) i Hi). }
  assert (Formula : forall n, veq N (iter n (mv N W) y)
        (fun i => y i + (mv N W0 u i - u i) - (mv N W0 (iter n C u) i - iter n C u i))).
  { induction n as [|n IH]; [intros i _; cbn [iter]; ring|].
    intros i Hi. cbn [iter]. rewrite (HW _ i Hi), (IH i Hi), (Off n i Hi).
    rewrite (mv_veq _ W0 i (Off n)), mv_sub. cbn [iter]. ring. }
  split; [exact Formula|]. intro T. split.
  - intros i Hi.
    apply tends_ext with (fun n => (y i + (mv N W0 u i - u i)) +
      ((- (1)) * mv N W0 (iter n C u) i + iter n C u i)).
    { intro n. rewrite (Formula n i Hi). ring. }
    assert (T1 : tends (fun n => mv N W0 (iter n C u) i) (sum N (fun j => W0 i j * 0))).
    { apply (@tends_sum F N (fun n j => W0 i j * iter n C u j) (fun j => W0 i j * 0)).
      intros j Hj. apply tends_mul, T, Hj. }
    pose proof (@tends_add F _ _ _ _ (@tends_const F (y i + (mv N W0 u i - u i)))
      (@tends_add F _ _ _ _ (@tends_mul F _ _ (- (1)) T1) (T i Hi))) as T2. cbv beta in T2.
    rewrite (@sum_zero F N (fun j => W0 i j * 0)) in T2 by (intros j _; ring).
    replace (y i + (mv N W0 u i - u i) + (- (1) * 0 + 0)) with (y i + (mv N W0 u i - u i)) in T2 by ring.
    exact T2.
  - intros i Hi. set (z := fun j => y j + (mv N W0 u j - u j)).
    assert (Q : off z i = 0).
    { unfold z. rewrite (Offadd y (fun j => mv N W0 u j - u j) i), Offsub, <- (Hu i Hi).
      unfold C. unfold off at 3. rewrite (Pu i Hi). ring. }
    transitivity (z i - off z i); [unfold off; ring|]. rewrite Q. unfold z. ring.
Qed.
End PowersOfLimits.

Print Assumptions powers_of_a_descent_limit_converge_if_those_off_the_span_do.
