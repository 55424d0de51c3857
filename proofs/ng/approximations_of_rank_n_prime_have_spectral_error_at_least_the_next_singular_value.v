(* M = diag(s_0 >= ... >= s_n >= ...), a matrix N and a vector v with N v = 0 whose entries
   after index n vanish (such v <> 0 exist if N has rank at most n):
   |(M - N)v|^2 >= s_n^2 |v|^2.  For all sizes m > n, over every ordered field.
   Source: Ng, Luo & Qiu, Eckart-Young theorem. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section EckartYoung.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma product_nonneg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x * y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 * y) with (0 : F) by ring. apply lt_irrefl.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x * 0) with (0 : F) by ring. apply lt_irrefl.
    + apply lt_asym, lt_mul; assumption.
Qed.

Lemma sum_nonneg2 : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x + y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 + y) with y by ring. exact Hy.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x + 0) with x by ring. exact Hx.
    + apply lt_asym, pos_add; assumption.
Qed.

Theorem approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value :
  forall (m n k : nat) (s v : nat -> F) (B : nat -> nat -> F),
  ~ s n < 0 -> (forall i, (i <= n)%nat -> ~ s i - s n < 0) ->
  (forall i, (n < i)%nat -> v i = 0) ->
  (forall i, (i < m)%nat -> mv k B v i = 0) ->
  ~ nrm2 F m (fun i => s i * v i - mv k B v i) - s n * s n * nrm2 F m v < 0.
Proof.
  intros m n k s v B P D V K. unfold nrm2. rewrite <- sum_mul_l, <- sum_sub.
  apply sum_nonneg. intros i Hi. rewrite (K i Hi).
  replace ((s i * v i - 0) * (s i * v i - 0) - s n * s n * (v i * v i))
    with (((s i - s n) * ((s i - s n) + (s n + s n))) * (v i * v i)) by ring.
  destruct (le_lt_dec i n) as [L|L].
  - apply product_nonneg; [|apply square_nonneg].
    apply product_nonneg; [apply D, L|].
    apply sum_nonneg2; [apply D, L|]. apply sum_nonneg2; exact P.
  - rewrite (V i L). match goal with |- ~ ?x < 0 => replace x with (0 : F) by ring end.
    apply lt_irrefl.
Qed.
End EckartYoung.

Print Assumptions approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value.
