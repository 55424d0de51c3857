(* Open question 1, the other half: phi = id, items x_0, ..., x_{m-1}, full batches, step
   size eta (it includes the factor 2/(mN) of the loss).  Let v be an eigenvector of the
   Gram matrix of the items with the eigenvalue lam <> 0, and e = sum_k v_k x_k, e <> 0.
   From W_0 = I + e e^T the iterates are I + (1 - eta lam)^t e e^T; if they converge, then
   |1 - eta lam| < 1, that is 0 < eta lam < 2.  So gradient descent converges from every
   W_0 only if 0 < eta < 2 / lam for every eigenvalue lam > 0.
   For all N, every finite X, over every ordered field.
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Divergence.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition combination (m : nat) (xs : nat -> nat -> F) (v : nat -> F) (j : nat) : F :=
  sum m (fun k => v k * xs k j).

Lemma pow_at_least_one : forall b : F, ~ b < 1 -> forall n, ~ pow F b n < 1.
Proof.
  intros b Hb. induction n as [|n IH]; [apply lt_irrefl|]. cbn [pow]. intro L.
  assert (P0 : 0 < pow F b n).
  { apply (lt_not_lt_trans F 0 1); [apply one_pos|exact IH]. }
  apply IH. destruct (lt_total F b 1) as [P|[P|P]]; [destruct (Hb P)|..].
  - rewrite P in L at 1. replace (1 * pow F b n) with (pow F b n) in L by ring. exact L.
  - apply lt_trans with (b * pow F b n); [|exact L]. apply pos_sub_lt.
    replace (b * pow F b n - pow F b n) with ((b - 1) * pow F b n) by ring.
    apply lt_mul; [apply lt_sub_pos, P|exact P0].
Qed.

Theorem gradient_descent_from_some_start_converges_only_below_the_critical_step_size :
  forall (N m : nat) (xs : nat -> nat -> F) (eta lam : F) (v : nat -> F) (W : nat -> nat -> F),
  eta <> 0 -> lam <> 0 ->
  (forall k, (k < m)%nat -> dot N (xs k) (combination m xs v) = lam * v k) ->
  (exists i, (i < N)%nat /\ combination m xs v i <> 0) ->
  (forall i j, (i < N)%nat -> (j < N)%nat ->
     tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta)
       (fun a b => delta a b + combination m xs v a * combination m xs v b) t i j) (W i j)) ->
  - (1) < 1 - eta * lam /\ 1 - eta * lam < 1.
Proof.
  intros N m xs eta lam v W Ne Nl Eig [i [Hi Ei]] L.
  set (e := combination m xs v) in *. set (a := 1 - eta * lam).
  set (G := gd N m xs (fun u : F => u) (fun _ => 1) (fun _ => eta) (fun a b => delta a b + e a * e b)) in *.
  assert (It : forall t j l, (j < N)%nat -> G t j l = delta j l + pow F a t * (e j * e l)).
  { induction t as [|t IH]; intros j l Hj; [unfold G; cbn [gd pow]; ring|].
    unfold G. cbn [gd]. fold G. unfold gd_step. rewrite (IH j l Hj).
    rewrite (@sum_ext F m (fun k => (mv N (G t) (xs k) j - xs k j) * 1 * xs k l)
      (fun k => (pow F a t * e j * lam) * (v k * xs k l))).
    - rewrite sum_mul_l. change (sum m (fun k => v k * xs k l)) with (e l). cbn [pow].
      generalize (pow F a t). intro p. unfold a. ring.
    - intros k Hk.
      assert (M : mv N (G t) (xs k) j = xs k j + pow F a t * e j * dot N (xs k) e).
      { transitivity (mv N delta (xs k) j + pow F a t * e j * dot N (xs k) e); [|rewrite (mv_id _ (xs k) Hj); reflexivity].
        unfold mv, dot. rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros b _.
        rewrite (IH j b Hj). ring. }
      rewrite M, (Eig k Hk). ring. }
  (* differences of iterates tend to 0, so (1 - eta lam)^t does *)
  set (d := (a - 1) * (e i * e i)).
  assert (Nd : d <> 0).
  { unfold d. intro Z. apply mul_eq_zero in Z. destruct Z as [Z|Z].
    - unfold a in Z. assert (Q : eta * lam = 0).
      { transitivity (- (1 - eta * lam - 1)); [ring|]. rewrite Z. ring. }
      apply mul_eq_zero in Q. destruct Q as [Q|Q]; [exact (Ne Q)|exact (Nl Q)].
    - apply mul_eq_zero in Z. destruct Z as [Z|Z]; exact (Ei Z). }
  pose proof (L i i Hi Hi) as T.
  pose proof (@tends_add F _ _ _ _ (@tends_shift F _ _ T) (@tends_mul F _ _ (- (1)) T)) as T2.
  pose proof (@tends_mul F _ _ (rinv F d) T2) as T3. cbv beta in T3.
  assert (T4 : tends (pow F a) 0).
  { apply tends_ext with (fun t => rinv F d * (G (S t) i i + - (1) * G t i i)).
    - intro t. rewrite (It (S t) i i Hi), (It t i i Hi). cbn [pow].
      transitivity (pow F a t * (rinv F d * d)); [unfold d; ring|]. rewrite (inv_left F Nd). ring.
    - replace 0 with (rinv F d * (W i i + - (1) * W i i)) by ring. exact T3. }
  destruct (lt_total F (a * a) 1) as [P|P].
  - apply (square_lt F a 1 (one_pos F)). replace (1 * 1) with (1 : F) by ring. exact P.
  - exfalso. destruct (T4 1 (one_pos F)) as [n Hn]. destruct (Hn n (Nat.le_refl n)) as [S1 S2].
    assert (B : ~ a * a < 1) by (destruct P as [->|P]; [apply lt_irrefl|apply lt_asym, P]).
    apply (pow_at_least_one (a * a) B n). rewrite <- pow_square.
    apply lt_sub_pos in S1. apply lt_sub_pos in S2. apply pos_sub_lt.
    replace (1 - pow F a n * pow F a n) with ((1 - (pow F a n - 0)) * (1 - (0 - pow F a n))) by ring.
    apply lt_mul; assumption.
Qed.
End Divergence.

Print Assumptions gradient_descent_from_some_start_converges_only_below_the_critical_step_size.
