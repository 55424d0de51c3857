(* (x @ y)_k = sum_i x_i y_(k - i), x'_i = x_(-i), indices modulo D >= 1.  x' @ (x @ y) = y
   for all y iff sum_i x_i x_(i + k) = delta_(k 0) for all k.  For every D and x over every
   commutative ring.
   Source: Poggio, sections 3.2 and 5.3, circular convolution. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Convolution.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Variable D : nat.
Hypothesis HD : (1 <= D)%nat.

Definition minus (k i : nat) : nat := ((k + D - i) mod D)%nat.
Definition conv (x y : nat -> R) : nat -> R := fun k => sum D (fun i => x i * y (minus k i)).
Definition star (x : nat -> R) : nat -> R := fun i => x (minus 0 i).
Definition auto (x : nat -> R) (k : nat) : R := sum D (fun i => x i * x ((i + k) mod D)%nat).

(* equality modulo D of numbers below D *)
Lemma below : forall k i, (minus k i < D)%nat.
Proof. intros. apply Nat.mod_upper_bound. lia. Qed.

Lemma wrap : forall s, (s < 2 * D)%nat -> (s mod D = if Nat.ltb s D then s else s - D)%nat.
Proof.
  intros s H. destruct (Nat.ltb_spec s D) as [L|L]; [apply Nat.mod_small, L|].
  replace s with ((s - D) + 1 * D)%nat at 1 by lia. rewrite Nat.mod_add by lia.
  apply Nat.mod_small. lia.
Qed.

Lemma cancel : forall a u v, (a < D)%nat -> (u < D)%nat -> (v < D)%nat ->
  ((a + u) mod D = (a + v) mod D)%nat -> u = v.
Proof.
  intros a u v Ha Hu Hv. rewrite !wrap by lia.
  destruct (Nat.ltb_spec (a + u) D); destruct (Nat.ltb_spec (a + v) D); lia.
Qed.

Lemma minus_spec : forall k i j, (k < D)%nat -> (i < D)%nat -> (j < D)%nat ->
  (minus k i = j <-> (i + j) mod D = k)%nat.
Proof.
  intros k i j Hk Hi Hj. unfold minus. rewrite !wrap by lia.
  destruct (Nat.ltb_spec (k + D - i) D); destruct (Nat.ltb_spec (i + j) D); lia.
Qed.

Lemma minus_perm : forall k, (k < D)%nat -> perm D (minus k).
Proof.
  intros k Hk. split.
  - intros i _. apply below.
  - intros i j Hi Hj E.
    pose proof (proj1 (minus_spec k i (minus k i) Hk Hi (below k i)) eq_refl) as A.
    pose proof (proj1 (minus_spec k j (minus k i) Hk Hj (below k i)) (eq_sym E)) as B.
    apply (cancel (minus k i)); [apply below|exact Hi|exact Hj|].
    rewrite (Nat.add_comm _ i), (Nat.add_comm _ j). congruence.
Qed.

(* (x' @ (x @ y))_k = sum_j auto(j - k) y_j *)
Lemma decoded : forall x y k, (k < D)%nat ->
  conv (star x) (conv x y) k = sum D (fun j => auto x (minus k j) * y j).
Proof.
  intros x y k Hk.
  transitivity (sum D (fun i => sum D (fun l => x i * x l * y (minus (minus k (minus 0 i)) l)))).
  - unfold conv at 1, star.
    rewrite <- (sum_perm R (fun i => sum D (fun l => x i * x l * y (minus (minus k (minus 0 i)) l)))
      (minus_perm 0 ltac:(lia))).
    apply sum_ext. intros i Hi. unfold conv. rewrite <- sum_mul_l. apply sum_ext. intros l Hl.
    assert (E : minus 0 (minus 0 i) = i).
    { apply minus_spec; [lia|apply below|exact Hi|]. rewrite Nat.add_comm.
      apply (minus_spec 0 i (minus 0 i)); [lia|exact Hi|apply below|reflexivity]. }
    rewrite E. ring.
  - transitivity (sum D (fun i => sum D (fun j => x i * x ((i + minus k j) mod D)%nat * y j))).
    + apply sum_ext. intros i Hi. set (m := minus k (minus 0 i)).
      assert (Hm : (m < D)%nat) by apply below.
      rewrite <- (sum_perm R (fun j => x i * x ((i + minus k j) mod D)%nat * y j) (minus_perm m Hm)).
      apply sum_ext. intros l Hl. f_equal. f_equal. f_equal.
      (* l = i + (k - (m - l)) with m = k + i *)
      assert (M : ((k + i) mod D = m)%nat).
      { symmetry. unfold m. apply minus_spec; [exact Hk|apply below|apply Nat.mod_upper_bound; lia|].
        pose proof (proj1 (minus_spec 0 i _ ltac:(lia) Hi (below 0 i)) eq_refl) as Z.
        rewrite Nat.add_mod_idemp_r by lia.
        replace (minus 0 i + (k + i))%nat with (k + (i + minus 0 i))%nat by lia.
        rewrite <- Nat.add_mod_idemp_r by lia. rewrite Z, Nat.add_0_r. apply Nat.mod_small, Hk. }
      set (a := minus m l). assert (Ha : (a < D)%nat) by apply below.
      set (b := minus k a). assert (Hb : (b < D)%nat) by apply below.
      assert (A : ((l + a) mod D = m)%nat) by (apply (minus_spec m l a Hm Hl Ha); reflexivity).
      assert (B : ((a + b) mod D = k)%nat) by (apply (minus_spec k a b Hk Ha Hb); reflexivity).
      (* l + a = m = k + i = a + b + i, so l = b + i *)
      assert (G : ((a + l) mod D = (a + (i + b)) mod D)%nat).
      { rewrite (Nat.add_comm a l), A, <- M.
        replace (a + (i + b))%nat with ((a + b) + i)%nat by lia.
        rewrite <- (Nat.add_mod_idemp_l (a + b)) by lia. rewrite B. reflexivity. }
      symmetry. apply (cancel a); [exact Ha|apply Nat.mod_upper_bound; lia|exact Hl|].
      rewrite Nat.add_mod_idemp_r by lia. symmetry. exact G.
    + rewrite sum_swap. apply sum_ext. intros j _. unfold auto. rewrite <- sum_mul_r. reflexivity.
Qed.

Theorem circular_convolution_decoding_is_exact_iff_the_shifts_of_the_key_are_orthonormal :
  forall x : nat -> R,
  (forall y, veq D (conv (star x) (conv x y)) y) <->
  (forall k, (k < D)%nat -> auto x k = delta k 0).
Proof.
  intro x. split.
  - intros H k Hk. pose proof (H (fun j => delta j 0) k Hk) as E. cbn in E.
    rewrite decoded in E by exact Hk. rewrite (sum_delta R (fun j => auto x (minus k j)) HD) in E.
    replace (minus k 0) with k in E; [exact E|]. symmetry. apply minus_spec; try lia.
    apply Nat.mod_small. lia.
  - intros H y k Hk. rewrite decoded by exact Hk.
    rewrite <- (sum_delta R (fun j => y j) Hk). apply sum_ext. intros j Hj.
    rewrite H by apply below.
    assert (E : minus k j = 0%nat <-> j = k).
    { rewrite (minus_spec k j 0 Hk Hj ltac:(lia)), Nat.add_0_r, Nat.mod_small by exact Hj.
      reflexivity. }
    destruct (Nat.eq_dec j k) as [->|N].
    + rewrite (proj2 E eq_refl), !delta_same. ring.
    + rewrite (delta_diff R N). rewrite delta_diff; [ring|]. intro Z. apply N, E, Z.
Qed.
End Convolution.

Print Assumptions circular_convolution_decoding_is_exact_iff_the_shifts_of_the_key_are_orthonormal.
