(* Open question 1, convergence: phi = id, items x_0, ..., x_{m-1}, full batches, step size
   eta (it includes the factor 2/(mN) of the loss).  G v = sum_k v_k x_k.
   If eta > 0 and eta |G v|^2 <= (2 - d) |v|^2 for all v and some d > 0 (that is, if eta
   times the largest eigenvalue of the Gram matrix of the items is below 2), then gradient
   descent converges, from every W_0, entry by entry, to every matrix W with Wx = x on X
   and Wv = W_0 v for v orthogonal to all items; P + W_0 (I - P) is one, and there is no
   other.  The squared error of a row shrinks by a constant factor in every step.
   For all N, every finite X, over every Archimedean ordered field.
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Convergence.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Notation norm2 N x := (sum N (fun i => x i * x i)).

(** One step on an error e of a row: e - eta sum_k (x_k.e) x_k. *)
Definition step (N m : nat) (xs : nat -> nat -> F) (eta : F) (e : nat -> F) (j : nat) : F :=
  e j - eta * sum m (fun k => dot N (xs k) e * xs k j).
Definition comb (m : nat) (xs : nat -> nat -> F) (v : nat -> F) (j : nat) : F :=
  sum m (fun k => v k * xs k j).

Lemma dot_comb : forall N m xs v e, dot N (comb m xs v) e = sum m (fun k => v k * dot N (xs k) e).
Proof.
  intros. unfold dot, comb.
  transitivity (sum N (fun j => sum m (fun k => v k * (xs k j * e j)))).
  - apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

(** |e'|^2 = |e|^2 - eta (2 |Xe|^2 - eta |G Xe|^2). *)
Lemma step_norm : forall N m xs eta e,
  norm2 N (step N m xs eta e) = norm2 N e -
    eta * ((1 + 1) * norm2 m (fun k => dot N (xs k) e)
           - eta * norm2 N (comb m xs (fun k => dot N (xs k) e))).
Proof.
  intros. set (v := fun k => dot N (xs k) e).
  transitivity (sum N (fun j => e j * e j - eta * ((1 + 1) * (comb m xs v j * e j)
    - eta * (comb m xs v j * comb m xs v j)))).
  - apply sum_ext. intros j _. unfold step. fold (comb m xs v j).
    change (sum m (fun k => dot N (xs k) e * xs k j)) with (comb m xs v j). ring.
  - rewrite sum_sub, sum_mul_l, sum_sub, !sum_mul_l.
    change (sum N (fun i => comb m xs v i * e i)) with (dot N (comb m xs v) e).
    rewrite dot_comb. reflexivity.
Qed.

(** Cauchy and Schwarz. *)
Lemma cauchy : forall n (a b : nat -> F), ~ norm2 n a * norm2 n b < (sum n (fun i => a i * b i)) * (sum n (fun i => a i * b i)).
Proof.
  intros n a b L.
  set (A := norm2 n a) in *. set (B := norm2 n b) in *. set (D := sum n (fun i => a i * b i)) in *.
  assert (Q : forall x y, norm2 n (fun i => x * a i - y * b i) = x * x * A - (1 + 1) * (x * y) * D + y * y * B).
  { intros x y. unfold A, B, D. rewrite <- !sum_mul_l, <- sum_sub, <- sum_add.
    apply sum_ext. intros i _. ring. }
  destruct (eq_dec_F F B 0) as [Z|NZ].
  - assert (Bz : forall i, (i < n)%nat -> b i = 0) by (apply sum_squares_zero; exact Z).
    assert (Dz : D = 0) by (unfold D; apply sum_zero; intros i Hi; rewrite (Bz i Hi); ring).
    rewrite Z, Dz in L. replace (A * 0) with (0 : F) in L by ring.
    replace (0 * 0) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
  - assert (PB : 0 < B).
    { destruct (lt_total F 0 B) as [P|[P|P]]; [exact P|destruct NZ; symmetry; exact P|].
      exfalso. apply (@sum_nonneg F n (fun i => b i * b i)); [intros k _; apply square_nonneg|exact P]. }
    pose proof (Q B D) as E.
    replace (B * B * A - (1 + 1) * (B * D) * D + D * D * B) with (B * (A * B - D * D)) in E by ring.
    apply (@sum_nonneg F n (fun i => (B * a i - D * b i) * (B * a i - D * b i))); [intros k _; apply square_nonneg|].
    rewrite E. apply pos_sub_lt. replace (0 - B * (A * B - D * D)) with (B * (D * D - A * B)) by ring.
    apply lt_mul; [exact PB|apply lt_sub_pos, L].
Qed.

Lemma not_lt_trans : forall x y z : F, ~ y < x -> ~ z < y -> ~ z < x.
Proof.
  intros x y z H1 H2 L. destruct (lt_total F x y) as [P|[P|P]].
  - apply H2. apply lt_trans with x; assumption.
  - subst y. exact (H2 L).
  - exact (H1 P).
Qed.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) -> ~ sum n g < sum n f.
Proof.
  intros n f g H L. apply (@sum_nonneg F n (fun i => g i - f i)).
  - intros i Hi P. apply (H i Hi). apply pos_sub_lt. apply pos_opp in P.
    replace (f i - g i) with (- (g i - f i)) by ring. exact P.
  - rewrite sum_sub. apply pos_sub_lt. apply lt_sub_pos in L.
    replace (0 - (sum n g - sum n f)) with (sum n f - sum n g) by ring. exact L.
Qed.

(** Errors on the span are controlled by their products with the items. *)
Lemma span_bound : forall N m (xs : nat -> nat -> F), exists K, 0 < K /\ forall e : nat -> F,
  (forall r, (forall k, (k < m)%nat -> dot N (xs k) r = 0) -> dot N e r = 0) ->
  ~ K * norm2 m (fun k => dot N (xs k) e) < norm2 N e.
Proof.
  intros N m xs.
  (* e_j = sum_k D_jk (x_k.e) *)
  assert (Ch : exists D : nat -> nat -> F, forall e : nat -> F,
    (forall r, (forall k, (k < m)%nat -> dot N (xs k) r = 0) -> dot N e r = 0) ->
    forall j, (j < N)%nat -> e j = sum m (fun k => D j k * dot N (xs k) e)).
  { assert (Fin : forall n, exists D : nat -> nat -> F, forall e : nat -> F,
      (forall r, (forall k, (k < m)%nat -> dot N (xs k) r = 0) -> dot N e r = 0) ->
      forall j, (j < n)%nat -> (j < N)%nat -> e j = sum m (fun k => D j k * dot N (xs k) e)).
    { induction n as [|n [D HD]].
      - exists (fun _ _ => 0). intros. lia.
      - destruct (orthogonal_decomposition F N xs m (fun l => delta l n)) as [d [r [E O]]].
        exists (fun j k => if Nat.eqb j n then d k else D j k). intros e He j Hj HjN.
        destruct (Nat.eqb_spec j n) as [->|Ne]; [|apply HD; [exact He|lia|exact HjN]].
        transitivity (dot N e (fun l => delta l n)).
        { symmetry. unfold dot. apply (sum_delta _ e HjN). }
        transitivity (dot N e (fun l => sum m (fun k => d k * xs k l) + r l)).
        { unfold dot. apply sum_ext. intros l Hl. rewrite (E l Hl). reflexivity. }
        transitivity (sum m (fun k => d k * dot N (xs k) e) + dot N e r); [|rewrite (He r O); ring].
        unfold dot.
        transitivity (sum N (fun l => sum m (fun k => d k * (xs k l * e l)) + e l * r l)).
        { apply sum_ext. intros l _.
          transitivity (sum m (fun k => e l * (d k * xs k l)) + e l * r l); [rewrite sum_mul_l; ring|].
          f_equal. apply sum_ext. intros k _. ring. }
        rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k _. apply sum_mul_l. }
    destruct (Fin N) as [D HD]. exists D. intros e He j Hj. apply HD; assumption. }
  destruct Ch as [D HD].
  exists (sum N (fun j => norm2 m (D j)) + 1). split.
  - destruct (lt_total F 0 (sum N (fun j => norm2 m (D j)))) as [P|[P|P]].
    + apply pos_add; [exact P|apply one_pos].
    + rewrite <- P. replace (0 + 1) with (1 : F) by ring. apply one_pos.
    + exfalso. revert P. apply sum_nonneg. intros j _. apply sum_nonneg. intros k _. apply square_nonneg.
  - intros e He. set (v := fun k => dot N (xs k) e).
    match goal with |- ~ ?K * _ < _ => change (~ K * norm2 m v < norm2 N e) end.
    apply not_lt_trans with (sum N (fun j => norm2 m (D j) * norm2 m v)).
    + apply sum_le. intros j Hj. rewrite (HD e He j Hj). apply (cauchy m (D j) v).
    + rewrite sum_mul_r. intro L. apply (@sum_nonneg F m (fun k => v k * v k)); [intros k _; apply square_nonneg|].
      apply lt_sub_pos in L. apply pos_sub_lt.
      match type of L with 0 < ?t => match goal with |- 0 < ?g => assert (E : t = g) by ring end end.
      rewrite E in L. exact L.
Qed.

Lemma not_positive : forall c y n : F, 0 < c -> ~ 0 < y -> ~ n < 0 -> ~ 0 < c * y - c * c * n.
Proof.
  intros c y n Pc Y V L. pose proof (lt_mul F _ _ Pc Pc) as Pcc.
  assert (A : ~ c * c * n < 0).
  { intro Q. destruct (lt_total F 0 n) as [P|[P|P]]; [|rewrite <- P in Q|exact (V P)].
    - exact (lt_asym F _ _ Q (lt_mul F _ _ Pcc P)).
    - replace (c * c * 0) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q). }
  assert (B : 0 < c * y).
  { apply (not_lt_lt_trans F 0 (c * c * n)); [exact A|]. apply pos_sub_lt. exact L. }
  destruct (lt_total F 0 y) as [P|[P|P]]; [exact (Y P)|rewrite <- P in B|].
  - replace (c * 0) with (0 : F) in B by ring. exact (lt_irrefl F _ B).
  - apply pos_opp in P. pose proof (lt_mul F _ _ Pc P) as Q. apply (lt_asym F _ _ B).
    apply pos_sub_lt. replace (0 - c * y) with (c * - y) by ring. exact Q.
Qed.

Theorem gradient_descent_converges_below_the_critical_step_size :
  archimedean F -> forall (N m : nat) (xs : nat -> nat -> F) (eta d : F) (W0 W : nat -> nat -> F),
  0 < eta -> 0 < d ->
  (forall v, ~ (1 + 1 - d) * norm2 m v < eta * norm2 N (comb m xs v)) ->
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) ->
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W v) (mv N W0 v)) ->
  forall i j, (i < N)%nat -> (j < N)%nat ->
    tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j).
Proof.
  intros Ar N m xs eta d W0 W Pe Pd Small W1 W2 i j Hi Hj.
  set (G := gd N m xs (fun u : F => u) (fun _ => 1) (fun _ => eta) W0).
  set (e := fun t l => G t i l - W i l).
  (* the error of row i makes steps *)
  assert (St : forall t l, e (S t) l = step N m xs eta (e t) l).
  { intros t l. unfold e, step. unfold G at 1. cbn [gd]. fold G. unfold gd_step.
    rewrite (@sum_ext F m (fun k => (mv N (G t) (xs k) i - xs k i) * 1 * xs k l)
      (fun k => dot N (xs k) (fun a => G t i a - W i a) * xs k l)); [ring|].
    intros k Hk. f_equal.
    transitivity (mv N (G t) (xs k) i - mv N W (xs k) i); [rewrite (W1 k Hk i Hi); ring|].
    unfold mv, dot. rewrite <- sum_sub. apply sum_ext. intros a _. ring. }
  (* and stays on the span *)
  assert (On : forall t r, (forall k, (k < m)%nat -> dot N (xs k) r = 0) -> dot N (e t) r = 0).
  { induction t as [|t IH]; intros r Hr.
    - transitivity (mv N W0 r i - mv N W r i); [|rewrite (W2 r Hr i Hi); ring].
      unfold dot, mv, e, G. cbn [gd]. rewrite <- sum_sub. apply sum_ext. intros a _. ring.
    - transitivity (dot N (e t) r - eta * dot N (comb m xs (fun k => dot N (xs k) (e t))) r).
      + unfold dot at 1. transitivity (sum N (fun l => e t l * r l
          - eta * (comb m xs (fun k => dot N (xs k) (e t)) l * r l))).
        * apply sum_ext. intros l _. rewrite St. unfold step.
          change (sum m (fun k => dot N (xs k) (e t) * xs k l))
            with (comb m xs (fun k => dot N (xs k) (e t)) l). ring.
        * rewrite sum_sub, sum_mul_l. reflexivity.
      + rewrite (IH r Hr), dot_comb, (@sum_zero F m); [ring|]. intros k Hk. rewrite (Hr k Hk). ring. }
  destruct (span_bound N m xs) as [K0 [PK0 HK0]].
  set (c := eta * d). assert (Pc : 0 < c) by (apply lt_mul; assumption).
  set (K := K0 + c). assert (PK : 0 < K) by (apply pos_add; assumption).
  pose proof (inv_left F (pos_neq F _ PK)) as IK. pose proof (inv_pos F _ PK) as QK.
  set (q := rinv F K * K0).
  assert (Pq : 0 < q) by (apply lt_mul; assumption).
  assert (Lq : q < 1).
  { apply pos_sub_lt. rewrite <- IK. unfold q, K.
    replace (rinv F (K0 + c) * (K0 + c) - rinv F (K0 + c) * K0) with (rinv F (K0 + c) * c) by ring.
    apply lt_mul; assumption. }
  assert (Shrink : forall t, ~ q * norm2 N (e t) < norm2 N (e (S t))).
  { intros t L.
    set (v := fun k => dot N (xs k) (e t)).
    assert (E : norm2 N (e (S t)) = norm2 N (e t) - eta * ((1 + 1) * norm2 m v - eta * norm2 N (comb m xs v))).
    { transitivity (norm2 N (step N m xs eta (e t))).
      - apply sum_ext. intros l _. rewrite St. reflexivity.
      - exact (step_norm N m xs eta (e t)). }
    (* |e'|^2 <= |e|^2 - c |v|^2, and |e|^2 <= K0 |v|^2 *)
    assert (B : ~ norm2 N (e t) - c * norm2 m v < norm2 N (e (S t))).
    { intro Q. apply (Small v). apply pos_sub_lt. apply lt_sub_pos in Q. rewrite E in Q.
      replace (norm2 N (e t) - eta * ((1 + 1) * norm2 m v - eta * norm2 N (comb m xs v)) - (norm2 N (e t) - c * norm2 m v))
        with (eta * (eta * norm2 N (comb m xs v) - (1 + 1 - d) * norm2 m v)) in Q by (unfold c; ring).
      destruct (lt_total F 0 (eta * norm2 N (comb m xs v) - (1 + 1 - d) * norm2 m v)) as [P|[P|P]]; [exact P|exfalso..].
      - rewrite <- P in Q. replace (eta * 0) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q).
      - apply pos_opp in P. pose proof (lt_mul F _ _ Pe P) as Q2. apply (lt_asym F _ _ Q).
        apply pos_sub_lt. match goal with |- 0 < 0 - ?a * ?b => replace (0 - a * b) with (a * - b) by ring end. exact Q2. }
    (* K |e'|^2 <= K |e|^2 - c K |v|^2 <= K |e|^2 - c |e|^2 = K0 |e|^2 *)
    apply B. apply (fun h => not_lt_lt_trans F _ _ _ h L). intro Q.
    apply (HK0 (e t) (On t)). apply lt_sub_pos in Q. apply (lt_mul F _ _ PK) in Q.
    replace (K * (norm2 N (e t) - c * norm2 m v - q * norm2 N (e t)))
      with (K * norm2 N (e t) - c * K * norm2 m v - (rinv F K * K) * K0 * norm2 N (e t)) in Q
      by (unfold q; ring).
    rewrite IK in Q.
    replace (K * norm2 N (e t) - c * K * norm2 m v - 1 * K0 * norm2 N (e t))
      with (c * (norm2 N (e t) - K0 * norm2 m v) - c * c * norm2 m v) in Q by (unfold K; ring).
    fold v. apply pos_sub_lt.
    destruct (lt_total F 0 (norm2 N (e t) - K0 * norm2 m v)) as [P|P]; [exact P|exfalso].
    revert Q. apply not_positive; [exact Pc| |apply sum_nonneg; intros k _; apply square_nonneg].
    destruct P as [P|P]; [rewrite <- P; apply lt_irrefl|apply lt_asym, P]. }
  set (A := norm2 N (e 0%nat)).
  assert (Geo : forall t, ~ pow F q t * A < norm2 N (e t)).
  { induction t as [|t IH].
    - cbn [pow]. replace (1 * A) with A by ring. apply lt_irrefl.
    - cbn [pow]. apply not_lt_trans with (q * norm2 N (e t)); [apply Shrink|].
      intro L. apply IH. apply pos_sub_lt. apply lt_sub_pos in L.
      replace (q * norm2 N (e t) - q * pow F q t * A) with (q * (norm2 N (e t) - pow F q t * A)) in L by ring.
      destruct (lt_total F 0 (norm2 N (e t) - pow F q t * A)) as [P|[P|P]]; [exact P|exfalso..].
      + rewrite <- P in L. replace (q * 0) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
      + apply pos_opp in P. pose proof (lt_mul F _ _ Pq P) as Q. apply (lt_asym F _ _ L).
        apply pos_sub_lt.
        replace (0 - q * (norm2 N (e t) - pow F q t * A)) with (q * - (norm2 N (e t) - pow F q t * A)) by ring.
        exact Q. }
  intros ep He. pose proof (lt_mul F _ _ He He) as Pee.
  assert (T : tends (fun t => A * pow F q t) (A * 0)).
  { apply tends_mul. apply tends_pow; [exact Ar| |exact Lq].
    apply lt_trans with 0; [apply neg_opp, one_pos|exact Pq]. }
  destruct (T _ Pee) as [T0 HT]. exists T0. intros t Ht. destruct (HT t Ht) as [S1 _].
  assert (Sq : e t j * e t j < ep * ep).
  { apply (not_lt_lt_trans F _ (pow F q t * A)).
    - apply not_lt_trans with (norm2 N (e t)); [|apply Geo].
      rewrite (sum_split _ (fun l => e t l * e t l) Hj). intro L.
      apply (@sum_nonneg F N (fun l => if Nat.eqb l j then 0 else e t l * e t l)).
      + intros l _. destruct (Nat.eqb l j); [apply lt_irrefl|apply square_nonneg].
      + apply lt_sub_pos in L. apply pos_sub_lt.
        match type of L with 0 < ?a - (?a + ?b) => replace (0 - b) with (a - (a + b)) by ring end. exact L.
    - replace (pow F q t * A) with (A * pow F q t - A * 0) by ring. exact S1. }
  destruct (square_lt F (e t j) ep He Sq) as [L1 L2]. split; [exact L2|].
  apply lt_sub_pos in L1. apply pos_sub_lt. unfold e in L1. fold G.
  replace (ep - (W i j - G t i j)) with (G t i j - W i j - - ep) by ring. exact L1.
Qed.
End Convergence.

Print Assumptions gradient_descent_converges_below_the_critical_step_size.
