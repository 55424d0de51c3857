(* Restricted isometries and the iterations of eq. 7, over every ordered field F.
   Norms are compared by their squares, nrm2.  A vector lives on a list l of indices if
   it vanishes at all i < p outside l; it is s-sparse if it lives on some list of length
   at most s.  [rip k d] is eq. 4 for all vectors that live on at most k indices; with
   k >= p that is every vector.  [nearest s u x'] says that x' is s-sparse and no s-sparse
   vector is nearer to u: the vector that keeps the s entries of u of largest modulus is
   one, and if there are ties every such choice is.  No inequality is divided by, so
   no square root is needed.
   Source: Poggio, eqs. 4, 5 and 7, section 4.2.1. *)
Require Import Arith Lia Ring List.
Require Import Elenchus.formal.Finite.
Import ListNotations.

Section Recovery.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* ---- non-negative numbers ---- *)
Definition nn (x : F) : Prop := ~ x < 0.

Lemma nn_cases : forall x, nn x -> 0 < x \/ x = 0.
Proof. intros x H. destruct (lt_total F 0 x) as [P|[P|P]]; [left; exact P|right; symmetry; exact P|contradiction]. Qed.
Lemma nn_pos : forall x : F, 0 < x -> nn x.
Proof. intros x H. exact (lt_asym F _ _ H). Qed.
Lemma nn_zero : nn 0.
Proof. apply lt_irrefl. Qed.
Lemma nn_add : forall x y, nn x -> nn y -> nn (x + y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, pos_add; assumption.
  - replace (x + 0) with x by ring. exact Hx.
  - replace (0 + y) with y by ring. exact Hy.
Qed.
Lemma nn_mul : forall x y, nn x -> nn y -> nn (x * y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, lt_mul; assumption.
  - replace (x * 0) with (0 : F) by ring. apply nn_zero.
  - replace (0 * y) with (0 : F) by ring. apply nn_zero.
Qed.
Lemma nn_cancel : forall c x, 0 < c -> nn (c * x) -> nn x.
Proof.
  intros c x Pc H L. apply H. apply pos_opp in L. pose proof (lt_mul F _ _ Pc L) as Q.
  apply pos_sub_lt. replace (0 - c * x) with (c * - x) by ring. exact Q.
Qed.
Lemma nn_two : forall x, nn ((1 + 1) * x) -> nn x.
Proof. intro x. apply nn_cancel, two_pos. Qed.
Lemma nn_nrm2 : forall n v, nn (nrm2 F n v).
Proof. intros n v. apply sum_nonneg. intros i _. apply square_nonneg. Qed.

(* ---- vectors ---- *)
Definition comb (a : F) (u : nat -> F) (b : F) (v : nat -> F) : nat -> F := fun i => a * u i + b * v i.

Lemma dot_comm : forall n u v, dot n u v = dot n v u :> F.
Proof. intros n u v. apply sum_ext. intros i _. ring. Qed.
Lemma dot_comb : forall n w a u b v, dot n w (comb a u b v) = a * dot n w u + b * dot n w v.
Proof.
  intros n w a u b v. unfold dot. rewrite <- !sum_mul_l, <- sum_add. apply sum_ext.
  intros i _. unfold comb. ring.
Qed.
Lemma dot_ext : forall n u v u' v', veq n u u' -> veq n v v' -> dot n u v = dot n u' v' :> F.
Proof. intros n u v u' v' H1 H2. apply sum_ext. intros i Hi. rewrite (H1 i Hi), (H2 i Hi). reflexivity. Qed.
Lemma nrm2_comb : forall n a u b v,
  nrm2 F n (comb a u b v) = a * a * nrm2 F n u + (1 + 1) * (a * b) * dot n u v + b * b * nrm2 F n v.
Proof.
  intros n a u b v. unfold nrm2, dot. rewrite <- !sum_mul_l, <- !sum_add. apply sum_ext.
  intros i _. unfold comb. ring.
Qed.
Lemma mv_comb : forall p (A : nat -> nat -> F) a u b v i,
  mv p A (comb a u b v) i = comb a (mv p A u) b (mv p A v) i.
Proof.
  intros p A a u b v i. unfold mv, comb. rewrite <- !sum_mul_l, <- sum_add. apply sum_ext.
  intros j _. ring.
Qed.
Definition tr (A : nat -> nat -> F) : nat -> nat -> F := fun i j => A j i.
Lemma adjoint : forall m p A u w, dot p u (mv m (tr A) w) = dot m (mv p A u) w.
Proof.
  intros m p A u w. unfold dot, mv, tr.
  transitivity (sum p (fun i => sum m (fun j => u i * (A j i * w j)))).
  - apply sum_ext. intros i _. symmetry. apply sum_mul_l.
  - rewrite sum_swap. apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros i _. ring.
Qed.
Lemma nrm2_zero : forall n v, nrm2 F n v = 0 -> forall i, (i < n)%nat -> v i = 0.
Proof. intros n v. apply sum_squares_zero. Qed.

(* ---- eq. 4 ---- *)
Definition on (p : nat) (l : list nat) (x : nat -> F) : Prop :=
  forall i, (i < p)%nat -> ~ In i l -> x i = 0.
Definition sparse (p s : nat) (x : nat -> F) : Prop := exists l, (length l <= s)%nat /\ on p l x.
Definition two_sided (m p : nat) (A : nat -> nat -> F) (d : F) (v : nat -> F) : Prop :=
  nn (nrm2 F m (mv p A v) - (1 - d) * nrm2 F p v) /\ nn ((1 + d) * nrm2 F p v - nrm2 F m (mv p A v)).
Definition rip (m p : nat) (A : nat -> nat -> F) (k : nat) (d : F) : Prop :=
  forall l v, (length l <= k)%nat -> on p l v -> two_sided m p A d v.

Lemma on_comb : forall p l a u b v, on p l u -> on p l v -> on p l (comb a u b v).
Proof. intros p l a u b v Hu Hv i Hi Ni. unfold comb. rewrite (Hu i Hi Ni), (Hv i Hi Ni). ring. Qed.

Definition form (m p : nat) (A : nat -> nat -> F) (u v : nat -> F) : F :=
  dot m (mv p A u) (mv p A v) - dot p u v.

(* <u, (A^T A - I) v>^2 <= d^2 |u|^2 |v|^2 from eq. 4 for the combinations of u and v *)
Lemma bilinear : forall m p A d u v, nn d ->
  (forall a b, two_sided m p A d (comb a u b v)) ->
  nn (d * d * (nrm2 F p u * nrm2 F p v) - form m p A u v * form m p A u v).
Proof.
  intros m p A d u v Hd H.
  set (U := nrm2 F p u). set (V := nrm2 F p v). set (f := form m p A u v).
  assert (E : forall a b, nrm2 F m (mv p A (comb a u b v))
     = a * a * nrm2 F m (mv p A u) + (1 + 1) * (a * b) * dot m (mv p A u) (mv p A v)
       + b * b * nrm2 F m (mv p A v)).
  { intros a b. rewrite <- nrm2_comb. apply sum_ext. intros i _. rewrite mv_comb. reflexivity. }
  assert (P : forall a b, nn (d * (a * a * U + b * b * V) - (1 + 1) * (a * b) * f)).
  { intros a b. apply nn_two. destruct (H a b) as [_ H1]. destruct (H a (- b)) as [H2 _].
    rewrite E, nrm2_comb in H1. rewrite E, nrm2_comb in H2. fold U V in H1, H2.
    pose proof (nn_add _ _ H1 H2) as Q.
    match type of Q with nn ?x => match goal with |- nn ?y => replace y with x end end; [exact Q|].
    unfold f, form. ring. }
  destruct (nn_cases U (nn_nrm2 p u)) as [PU|ZU].
  - destruct (nn_cases d Hd) as [Pd|Zd].
    + specialize (P f (d * U)). apply (nn_cancel (d * U)); [apply lt_mul; assumption|].
      match type of P with nn ?x => match goal with |- nn ?y => replace y with x by ring end end. exact P.
    + subst d. specialize (P f 1).
      replace (0 * 0 * (U * V) - f * f) with (- (f * f)) by ring. apply nn_two.
      match type of P with nn ?x => match goal with |- nn ?y => replace y with x by ring end end. exact P.
  - assert (Zf : f = 0).
    { unfold f, form. pose proof (nrm2_zero p u ZU) as Z.
      assert (Z1 : dot p u v = 0) by (apply sum_zero; intros i Hi; rewrite (Z i Hi); ring).
      assert (Z2 : dot m (mv p A u) (mv p A v) = 0).
      { apply sum_zero. intros i _. replace (mv p A u i) with (0 : F); [ring|].
        symmetry. apply sum_zero. intros j Hj. rewrite (Z j Hj). ring. }
      rewrite Z1, Z2. ring. }
    rewrite Zf, ZU. replace (d * d * (0 * V) - 0 * 0) with (0 : F) by ring. apply nn_zero.
Qed.

Definition deviation (m p : nat) (A : nat -> nat -> F) (v : nat -> F) : nat -> F :=
  fun i => mv m (tr A) (mv p A v) i - v i.

Lemma form_deviation : forall m p A u v, dot p u (deviation m p A v) = form m p A u v.
Proof.
  intros m p A u v. unfold form. rewrite <- adjoint.
  transitivity (dot p u (comb 1 (mv m (tr A) (mv p A v)) (- (1)) v)).
  - apply sum_ext. intros i _. unfold deviation, comb. ring.
  - rewrite dot_comb. ring.
Qed.

(* |(A^T A - I) v|^2 <= d^2 |v|^2 from eq. 4 for all vectors *)
Lemma operator_norm : forall m p A d, nn d -> (forall v, two_sided m p A d v) ->
  forall v, nn (d * d * nrm2 F p v - nrm2 F p (deviation m p A v)).
Proof.
  intros m p A d Hd H v. set (w := deviation m p A v).
  pose proof (bilinear m p A d w v Hd (fun a b => H _)) as B.
  rewrite <- form_deviation in B. fold w in B. change (dot p w w) with (nrm2 F p w) in B.
  destruct (nn_cases _ (nn_nrm2 p w)) as [P|Z].
  - apply (nn_cancel _ _ P).
    match type of B with nn ?x => match goal with |- nn ?y => replace y with x by ring end end. exact B.
  - rewrite Z. replace (d * d * nrm2 F p v - 0) with (d * d * nrm2 F p v) by ring.
    apply nn_mul; [apply nn_mul; assumption|apply nn_nrm2].
Qed.

Theorem rip_gives_ata_near_identity_on_sparse_vectors :
  forall m p A s d, nn d -> rip m p A s d ->
  forall l u v, (length l <= s)%nat -> on p l u -> on p l v ->
  let b := dot p u (deviation m p A v) in
  nn (d * d * (nrm2 F p u * nrm2 F p v) - b * b).
Proof.
  intros m p A s d Hd H l u v Hl Hu Hv b. unfold b. rewrite form_deviation.
  apply bilinear; [exact Hd|]. intros a c. apply (H l); [exact Hl|]. apply on_comb; assumption.
Qed.

(* ---- eq. 4, eq. 5, eigenvalues ----
   A is any m x s matrix A_s; q, lam an orthonormal eigenbasis of A^T A.  The three
   conditions are equivalent for each A_s, hence also for all A_s together. *)
Theorem eq4_eq5_and_the_eigenvalue_condition_are_equivalent :
  forall (m s : nat) (A q : nat -> nat -> F) (lam : nat -> F) (d : F), nn d ->
  (forall k, (k < s)%nat -> veq s (mv m (tr A) (mv s A (q k))) (fun i => lam k * q k i)) ->
  (forall k l, (k < s)%nat -> (l < s)%nat -> dot s (q k) (q l) = delta k l) ->
  (forall v, veq s v (fun i => sum s (fun k => dot s (q k) v * q k i))) ->
  ((forall y, two_sided m s A d y) <->
   (forall v, nn (d * d * nrm2 F s v - nrm2 F s (deviation m s A v)))) /\
  ((forall y, two_sided m s A d y) <->
   (forall k, (k < s)%nat -> nn (lam k - (1 - d)) /\ nn ((1 + d) - lam k))).
Proof.
  intros m s A q lam d Hd Hl Ho Hc.
  assert (Unit : forall k, (k < s)%nat -> nrm2 F s (q k) = 1).
  { intros k Hk. transitivity (dot s (q k) (q k)); [reflexivity|].
    rewrite (Ho k k Hk Hk). apply delta_same. }
  assert (I45 : (forall y, two_sided m s A d y) ->
     forall v, nn (d * d * nrm2 F s v - nrm2 F s (deviation m s A v))).
  { intros H. apply operator_norm; assumption. }
  assert (I56 : (forall v, nn (d * d * nrm2 F s v - nrm2 F s (deviation m s A v))) ->
     forall k, (k < s)%nat -> nn (lam k - (1 - d)) /\ nn ((1 + d) - lam k)).
  { intros H k Hk. specialize (H (q k)). rewrite (Unit k Hk) in H.
    assert (E : nrm2 F s (deviation m s A (q k)) = (lam k - 1) * (lam k - 1)).
    { transitivity (nrm2 F s (comb (lam k - 1) (q k) 0 (q k))).
      - apply sum_ext. intros i Hi. unfold deviation, comb. rewrite (Hl k Hk i Hi). ring.
      - rewrite nrm2_comb, (Unit k Hk). ring. }
    rewrite E in H. set (t := lam k - 1) in *.
    replace (d * d * 1 - t * t) with ((d - t) * (d + t)) in H by ring.
    assert (C : forall x y : F, nn (x + y) -> nn (x * y) -> nn x).
    { intros x y S P L. assert (Q : 0 < y).
      { destruct (lt_total F 0 y) as [Q|[Q|Q]]; [exact Q|exfalso..].
        - apply S. rewrite <- Q. replace (x + 0) with x by ring. exact L.
        - apply S. apply lt_trans with x; [|exact L]. apply pos_sub_lt.
          replace (x - (x + y)) with (- y) by ring. apply pos_opp, Q. }
      apply P. apply pos_opp in L. pose proof (lt_mul F _ _ L Q) as R. apply pos_sub_lt.
      replace (0 - x * y) with (- x * y) by ring. exact R. }
    assert (D2 : nn (d + d)) by (apply nn_add; exact Hd).
    replace (lam k - (1 - d)) with (d + t) by (unfold t; ring).
    replace (1 + d - lam k) with (d - t) by (unfold t; ring).
    split.
    - apply (C (d + t) (d - t)); [replace (d + t + (d - t)) with (d + d) by ring; exact D2|].
      replace ((d + t) * (d - t)) with ((d - t) * (d + t)) by ring. exact H.
    - apply (C (d - t) (d + t)); [replace (d - t + (d + t)) with (d + d) by ring; exact D2|exact H]. }
  assert (I64 : (forall k, (k < s)%nat -> nn (lam k - (1 - d)) /\ nn ((1 + d) - lam k)) ->
     forall y, two_sided m s A d y).
  { intros H y. set (c := fun k => dot s (q k) y).
    assert (D : forall w, dot s w y = sum s (fun k => c k * dot s w (q k))).
    { intro w. transitivity (sum s (fun i => sum s (fun k => w i * (c k * q k i)))).
      - apply sum_ext. intros i Hi. rewrite (Hc y i Hi) at 1. rewrite sum_mul_l. reflexivity.
      - rewrite sum_swap. apply sum_ext. intros k _. unfold dot. rewrite <- sum_mul_l.
        apply sum_ext. intros i _. ring. }
    assert (N : nrm2 F s y = sum s (fun k => c k * c k)).
    { change (nrm2 F s y) with (dot s y y). rewrite D. apply sum_ext. intros k _. unfold c at 3.
      rewrite (dot_comm s y). reflexivity. }
    assert (M : nrm2 F m (mv s A y) = sum s (fun k => lam k * (c k * c k))).
    { change (nrm2 F m (mv s A y)) with (dot m (mv s A y) (mv s A y)). rewrite <- adjoint, dot_comm, D.
      apply sum_ext. intros k Hk.
      replace (dot s (mv m (tr A) (mv s A y)) (q k)) with (lam k * c k); [ring|].
      rewrite dot_comm, adjoint, dot_comm, <- adjoint.
      rewrite (dot_ext s y _ y _ (fun _ _ => eq_refl) (Hl k Hk)).
      unfold c, dot. rewrite <- sum_mul_l. apply sum_ext. intros i _. ring. }
    unfold two_sided. rewrite N, M, <- !sum_mul_l, <- !sum_sub.
    split; apply sum_nonneg; intros k Hk; destruct (H k Hk) as [H1 H2].
    - replace (lam k * (c k * c k) - (1 - d) * (c k * c k)) with ((lam k - (1 - d)) * (c k * c k)) by ring.
      apply nn_mul; [exact H1|apply square_nonneg].
    - replace ((1 + d) * (c k * c k) - lam k * (c k * c k)) with ((1 + d - lam k) * (c k * c k)) by ring.
      apply nn_mul; [exact H2|apply square_nonneg]. }
  split; split; auto.
Qed.

(* ---- eq. 7 with H_s ---- *)
Definition nearest (p s : nat) (u x' : nat -> F) : Prop :=
  sparse p s x' /\ forall z, sparse p s z ->
    nn (nrm2 F p (comb 1 z (- (1)) u) - nrm2 F p (comb 1 x' (- (1)) u)).
(* z + A^T (y - A z) *)
Definition gradient (m p : nat) (A : nat -> nat -> F) (y z : nat -> F) : nat -> F :=
  fun i => z i + mv m (tr A) (fun j => y j - mv p A z j) i.

Lemma gradient_error : forall m p A x z i,
  gradient m p A (mv p A x) z i - x i = - deviation m p A (comb 1 z (- (1)) x) i.
Proof.
  intros m p A x z i. unfold gradient, deviation.
  assert (E : mv m (tr A) (mv p A (comb 1 z (- (1)) x)) i
     = - mv m (tr A) (fun j => mv p A x j - mv p A z j) i).
  { unfold mv at 1 3. rewrite <- sum_opp. apply sum_ext. intros j _.
    rewrite mv_comb. unfold comb. ring. }
  rewrite E. unfold comb. ring.
Qed.

Lemma on_more : forall p l l' x, incl l l' -> on p l x -> on p l' x.
Proof. intros p l l' x I O i Hi N. apply (O i Hi). intro M. apply N, I, M. Qed.

(* ---- the golden ratio ----
   g stands for the square (3 + sqrt 5)/2 of the golden ratio, the root above 2 of
   g^2 = 3 g - 1. *)
Definition keep (l : list nat) (v : nat -> F) : nat -> F :=
  fun i => if in_dec Nat.eq_dec i l then v i else 0.

Lemma keep_on : forall p l v, on p l (keep l v).
Proof. intros p l v i _ N. unfold keep. destruct (in_dec Nat.eq_dec i l); [contradiction|reflexivity]. Qed.

(* |x - z|^2 contracts: the part of u - x on the supports of x, z, x' *)
Lemma kept_error : forall m p A k d l x z, nn d -> rip m p A k d -> (length l <= k)%nat ->
  on p l x -> on p l z ->
  nn (d * d * nrm2 F p (comb 1 z (- (1)) x)
      - nrm2 F p (keep l (fun i => gradient m p A (mv p A x) z i - x i))).
Proof.
  intros m p A k d l x z Hd H Hl Ox Oz. set (e := comb 1 z (- (1)) x).
  set (w := keep l (fun i => gradient m p A (mv p A x) z i - x i)). set (W := nrm2 F p w).
  assert (B : nn (d * d * (W * nrm2 F p e) - form m p A w e * form m p A w e)).
  { apply bilinear; [exact Hd|]. intros a b. apply (H l); [exact Hl|].
    apply on_comb; [apply keep_on|apply on_comb; assumption]. }
  assert (E : form m p A w e = - W).
  { rewrite <- form_deviation. unfold W, nrm2, dot. rewrite <- sum_opp. apply sum_ext. intros i _.
    replace (deviation m p A e i) with (- (gradient m p A (mv p A x) z i - x i))
      by (rewrite gradient_error; fold e; ring).
    unfold w, keep. destruct (in_dec Nat.eq_dec i l); ring. }
  rewrite E in B. destruct (nn_cases W (nn_nrm2 p w)) as [P|Z].
  - apply (nn_cancel W _ P).
    match type of B with nn ?x => match goal with |- nn ?y => replace y with x by ring end end. exact B.
  - rewrite Z. replace (d * d * nrm2 F p e - 0) with (d * d * nrm2 F p e) by ring.
    apply nn_mul; [apply nn_mul; assumption|apply nn_nrm2].
Qed.

Lemma golden_step : forall m p A k d g s l lx l' x z x', nn d -> rip m p A k d ->
  1 + 1 < g -> g * g = (1 + 1 + 1) * g - 1 ->
  (length l <= k)%nat -> incl lx l -> incl l' l ->
  (length lx <= s)%nat -> on p lx x -> (length l' <= s)%nat -> on p l' x' -> on p l z ->
  nearest p s (gradient m p A (mv p A x) z) x' ->
  nn (g * (d * d) * nrm2 F p (comb 1 z (- (1)) x) - nrm2 F p (comb 1 x' (- (1)) x)).
Proof.
  intros m p A k d g s l lx l' x z x' Hd H G2 Gg Hl I1 I2 Lx Ox L' Ox' Oz [_ Hn].
  set (u := gradient m p A (mv p A x) z) in *. set (e := fun i => u i - x i).
  pose proof (kept_error m p A k d l x z Hd H Hl (on_more p lx l x I1 Ox) Oz) as K.
  fold u in K. change (fun i => u i - x i) with e in K.
  assert (Pg : 0 < g) by (apply (lt_trans F _ (1 + 1)); [apply two_pos|exact G2]).
  (* |keep l'' u - u|^2 = |u|^2 - |keep l'' u|^2 *)
  assert (C : forall q, nrm2 F p (comb 1 (keep q u) (- (1)) u) = nrm2 F p u - nrm2 F p (keep q u)).
  { intro q. unfold nrm2. rewrite <- sum_sub. apply sum_ext. intros i _. unfold comb, keep.
    destruct (in_dec Nat.eq_dec i q); ring. }
  (* x' is u on l' *)
  assert (X' : forall i, (i < p)%nat -> x' i = keep l' u i).
  { assert (D : nrm2 F p (fun i => x' i - keep l' u i) = 0).
    { destruct (nn_cases _ (nn_nrm2 p (fun i => x' i - keep l' u i))) as [P|Z]; [exfalso|exact Z].
      apply (Hn (keep l' u)); [exists l'; split; [exact L'|apply keep_on]|].
      apply pos_sub_lt. match goal with |- 0 < ?t => replace t with (nrm2 F p (fun i => x' i - keep l' u i)) end; [exact P|].
      transitivity (nrm2 F p (comb 1 x' (- (1)) u) - nrm2 F p (comb 1 (keep l' u) (- (1)) u)); [|ring].
      unfold nrm2. rewrite <- sum_sub. apply sum_ext. intros i Hi. unfold comb, keep.
      destruct (in_dec Nat.eq_dec i l') as [Y|N]; [ring|]. rewrite (Ox' i Hi N). ring. }
    intros i Hi. pose proof (nrm2_zero p _ D i Hi) as Q. cbv beta in Q.
    transitivity (x' i - keep l' u i + keep l' u i); [ring|]. rewrite Q. ring. }
  (* |keep l' u|^2 >= |keep lx u|^2 *)
  assert (M : nn (nrm2 F p (keep l' u) - nrm2 F p (keep lx u))).
  { assert (S : sparse p s (keep lx u)) by (exists lx; split; [exact Lx|apply keep_on]).
    specialize (Hn _ S). rewrite C in Hn.
    replace (nrm2 F p (comb 1 x' (- (1)) u)) with (nrm2 F p (comb 1 (keep l' u) (- (1)) u)) in Hn
      by (apply sum_ext; intros i Hi; unfold comb; rewrite (X' i Hi); reflexivity).
    rewrite C in Hn.
    match type of Hn with nn ?a => match goal with |- nn ?b => replace b with a by ring end end. exact Hn. }
  (* entry by entry *)
  set (a := g - (1 + 1)). assert (Pa : 0 < a) by (apply lt_sub_pos, G2).
  assert (Pw : nn (g * nrm2 F p (keep l e) - nrm2 F p (comb 1 x' (- (1)) x)
      - (1 + a) * (nrm2 F p (keep l' u) - nrm2 F p (keep lx u)))).
  { unfold nrm2. rewrite <- (sum_sub F p (fun i => keep l' u i * keep l' u i)), <- !sum_mul_l, <- !sum_sub.
    apply sum_nonneg. intros i Hi. unfold comb. rewrite (X' i Hi). unfold keep.
    destruct (in_dec Nat.eq_dec i l') as [Y'|N'], (in_dec Nat.eq_dec i lx) as [Y|N].
    - destruct (in_dec Nat.eq_dec i l) as [Z|Z]; [|exfalso; apply Z, I1, Y].
      replace (g * (e i * e i) - (1 * u i + - (1) * x i) * (1 * u i + - (1) * x i) - (1 + a) * (u i * u i - u i * u i))
        with ((1 + a) * (e i * e i)) by (unfold e, a; ring).
      apply nn_mul; [apply nn_pos, pos_add; [apply one_pos|exact Pa]|apply square_nonneg].
    - destruct (in_dec Nat.eq_dec i l) as [Z|Z]; [|exfalso; apply Z, I2, Y'].
      unfold e. rewrite (Ox i Hi N).
      match goal with |- ~ ?t < 0 => replace t with (0 : F) by (unfold a; ring) end. apply nn_zero.
    - destruct (in_dec Nat.eq_dec i l) as [Z|Z]; [|exfalso; apply Z, I1, Y].
      (* a times the term is (e + a u)^2, because a (1 + a) = 1 *)
      apply (nn_cancel a _ Pa).
      assert (Aa : a * (1 + a) = 1).
      { unfold a. transitivity (g * g - (1 + 1 + 1) * g + (1 + 1)); [ring|]. rewrite Gg. ring. }
      match goal with |- nn ?t => replace t with ((e i + a * u i) * (e i + a * u i)); [apply square_nonneg|] end.
      replace (x i) with (u i - e i) by (unfold e; ring).
      replace g with (1 + (1 + a)) by (unfold a; ring).
      transitivity (a * (1 + a) * (e i * e i) + (1 + 1) * a * (u i * e i) + a * a * (u i * u i)); [rewrite Aa; ring|ring].
    - rewrite (Ox i Hi N). destruct (in_dec Nat.eq_dec i l) as [Z|Z].
      + match goal with |- ~ ?t < 0 => replace t with (g * (e i * e i)) by ring end.
        apply nn_mul; [apply nn_pos, Pg|apply square_nonneg].
      + match goal with |- ~ ?t < 0 => replace t with (0 : F) by ring end. apply nn_zero. }
  pose proof (nn_add _ _ (nn_add _ _ (nn_mul _ _ (nn_pos _ Pg) K)
    (nn_mul _ _ (nn_pos _ (pos_add F _ _ (one_pos F) Pa)) M)) Pw) as Q.
  match type of Q with nn ?b => match goal with |- nn ?c => replace c with b by ring end end. exact Q.
Qed.

(* x 0 = 0, and x (n + 1) is a nearest s-sparse vector to the gradient step from x n *)
Theorem eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s :
  forall m p A s d g x (orbit : nat -> nat -> F), nn d -> rip m p A (3 * s) d -> sparse p s x ->
  1 + 1 < g -> g * g = (1 + 1 + 1) * g - 1 ->
  veq p (orbit O) (fun _ => 0) ->
  (forall n, nearest p s (gradient m p A (mv p A x) (orbit n)) (orbit (S n))) ->
  (forall n, nn (g * (d * d) * nrm2 F p (comb 1 (orbit n) (- (1)) x)
                 - nrm2 F p (comb 1 (orbit (S n)) (- (1)) x))) /\
  (forall n, nn (pow F (g * (d * d)) n * nrm2 F p x - nrm2 F p (comb 1 (orbit n) (- (1)) x))).
Proof.
  intros m p A s d g x orbit Hd H Sx G2 Gg H0 Hs.
  assert (Sp : forall n, sparse p s (orbit n)).
  { intros [|n]; [|apply Hs]. exists nil. split; [cbn; lia|]. intros i Hi _. apply H0, Hi. }
  assert (St : forall n, nn (g * (d * d) * nrm2 F p (comb 1 (orbit n) (- (1)) x)
                 - nrm2 F p (comb 1 (orbit (S n)) (- (1)) x))).
  { intro n. destruct Sx as [l1 [L1 O1]]. destruct (Sp n) as [l2 [L2 O2]]. destruct (Sp (S n)) as [l3 [L3 O3]].
    apply (golden_step m p A (3 * s) d g s (l1 ++ l2 ++ l3) l1 l3 x (orbit n)); try assumption.
    - rewrite !app_length. lia.
    - apply incl_appl, incl_refl.
    - apply incl_appr, incl_appr, incl_refl.
    - apply (on_more p l2); [apply incl_appr, incl_appl, incl_refl|exact O2].
    - apply Hs. }
  split; [exact St|]. induction n as [|n IH].
  - cbn [pow]. replace (nrm2 F p (comb 1 (orbit O) (- (1)) x)) with (nrm2 F p x).
    + replace (1 * nrm2 F p x - nrm2 F p x) with (0 : F) by ring. apply nn_zero.
    + apply sum_ext. intros i Hi. unfold comb. rewrite (H0 i Hi). ring.
  - assert (Pc : nn (g * (d * d))).
    { apply nn_mul; [apply nn_pos, (lt_trans F _ (1 + 1)); [apply two_pos|exact G2]|apply nn_mul; exact Hd]. }
    cbn [pow]. pose proof (nn_add _ _ (nn_mul _ _ Pc IH) (St n)) as Q.
    match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
Qed.

(* x' = H_s (A^T y) with y = A x *)
Theorem first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s :
  forall m p A s d g x x', nn d -> rip m p A (2 * s) d -> sparse p s x ->
  1 + 1 < g -> g * g = (1 + 1 + 1) * g - 1 ->
  nearest p s (mv m (tr A) (mv p A x)) x' ->
  nn (g * (d * d) * nrm2 F p x - nrm2 F p (comb 1 x' (- (1)) x)).
Proof.
  intros m p A s d g x x' Hd H Sx G2 Gg Hn. destruct Sx as [l1 [L1 O1]].
  pose proof Hn as [[l2 [L2 O2]] _].
  set (z := fun _ : nat => (0 : F)).
  assert (G : forall i, gradient m p A (mv p A x) z i = mv m (tr A) (mv p A x) i).
  { intro i. unfold gradient, z at 1.
    replace (mv m (tr A) (fun j => mv p A x j - mv p A z j) i) with (mv m (tr A) (mv p A x) i); [ring|].
    apply sum_ext. intros j _. replace (mv p A z j) with (0 : F); [ring|].
    symmetry. apply sum_zero. intros k _. unfold z. ring. }
  replace (nrm2 F p x) with (nrm2 F p (comb 1 z (- (1)) x))
    by (apply sum_ext; intros i _; unfold comb, z; ring).
  apply (golden_step m p A (2 * s) d g s (l1 ++ l2) l1 l2 x z x'); try assumption.
  - rewrite app_length. lia.
  - apply incl_appl, incl_refl.
  - apply incl_appr, incl_refl.
  - intros i _ _. reflexivity.
  - destruct Hn as [S N]. split; [exact S|]. intros v Sv. specialize (N v Sv).
    replace (nrm2 F p (comb 1 v (- (1)) (gradient m p A (mv p A x) z)))
      with (nrm2 F p (comb 1 v (- (1)) (mv m (tr A) (mv p A x))))
      by (apply sum_ext; intros i _; unfold comb; rewrite G; ring).
    replace (nrm2 F p (comb 1 x' (- (1)) (gradient m p A (mv p A x) z)))
      with (nrm2 F p (comb 1 x' (- (1)) (mv m (tr A) (mv p A x))))
      by (apply sum_ext; intros i _; unfold comb; rewrite G; ring).
    exact N.
Qed.

(* ---- eq. 7 with ReLU ---- *)
Lemma relu_contracts : forall relu, is_relu F relu -> forall a b : F,
  nn ((a - b) * (a - b) - (relu a - relu b) * (relu a - relu b)).
Proof.
  intros relu [R1 R2] a b.
  assert (D : forall t : F, 0 < t /\ relu t = t \/ nn (- t) /\ relu t = 0).
  { intro t. destruct (lt_total F 0 t) as [P|[<-|P]].
    - left. split; [exact P|apply R1, P].
    - right. split; [replace (- 0) with (0 : F) by ring; apply nn_zero|apply R2, lt_irrefl].
    - right. split; [apply nn_pos, pos_opp, P|apply R2, (lt_asym F _ _ P)]. }
  destruct (D a) as [[Pa ->]|[Na ->]], (D b) as [[Pb ->]|[Nb ->]].
  - replace ((a - b) * (a - b) - (a - b) * (a - b)) with (0 : F) by ring. apply nn_zero.
  - replace ((a - b) * (a - b) - (a - 0) * (a - 0)) with (a * - b + a * - b + - b * - b) by ring.
    repeat apply nn_add; apply nn_mul; try assumption; apply nn_pos, Pa.
  - replace ((a - b) * (a - b) - (0 - b) * (0 - b)) with (b * - a + b * - a + - a * - a) by ring.
    repeat apply nn_add; apply nn_mul; try assumption; apply nn_pos, Pb.
  - replace ((a - b) * (a - b) - (0 - 0) * (0 - 0)) with ((a - b) * (a - b)) by ring. apply square_nonneg.
Qed.

Theorem eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p :
  forall m p A d x relu (orbit : nat -> nat -> F), nn d -> (forall v, two_sided m p A d v) ->
  is_relu F relu -> (forall i, (i < p)%nat -> nn (x i)) -> veq p (orbit O) (fun _ => 0) ->
  (forall n, veq p (orbit (S n)) (fun i => relu (gradient m p A (mv p A x) (orbit n) i))) ->
  forall n, nn (pow F (d * d) n * nrm2 F p x - nrm2 F p (comb 1 (orbit n) (- (1)) x)).
Proof.
  intros m p A d x relu orbit Hd H R Px H0 Hs. induction n as [|n IH].
  - cbn [pow]. replace (nrm2 F p (comb 1 (orbit O) (- (1)) x)) with (nrm2 F p x).
    + replace (1 * nrm2 F p x - nrm2 F p x) with (0 : F) by ring. apply nn_zero.
    + apply sum_ext. intros i Hi. unfold comb. rewrite (H0 i Hi). ring.
  - set (e := comb 1 (orbit n) (- (1)) x) in *.
    pose proof (operator_norm m p A d Hd H e) as N.
    assert (C : nn (nrm2 F p (deviation m p A e) - nrm2 F p (comb 1 (orbit (S n)) (- (1)) x))).
    { unfold nrm2. rewrite <- sum_sub. apply sum_nonneg. intros i Hi.
      unfold comb. rewrite (Hs n i Hi).
      assert (Ex : relu (x i) = x i).
      { destruct R as [R1 R2]. destruct (nn_cases _ (Px i Hi)) as [P|Z]; [apply R1, P|].
        rewrite Z. apply R2, lt_irrefl. }
      pose proof (relu_contracts relu R (gradient m p A (mv p A x) (orbit n) i) (x i)) as L.
      rewrite gradient_error in L. fold e in L. rewrite Ex in L.
      match type of L with nn ?u => match goal with |- ~ ?v < 0 => replace v with u by ring end end. exact L. }
    assert (Pd : nn (d * d)) by (apply nn_mul; exact Hd).
    cbn [pow]. pose proof (nn_add _ _ (nn_add _ _ (nn_mul _ _ Pd IH) N) C) as Q.
    match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
Qed.

End Recovery.

Print Assumptions rip_gives_ata_near_identity_on_sparse_vectors.
Print Assumptions eq4_eq5_and_the_eigenvalue_condition_are_equivalent.
Print Assumptions eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s.
Print Assumptions first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s.
Print Assumptions eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p.
