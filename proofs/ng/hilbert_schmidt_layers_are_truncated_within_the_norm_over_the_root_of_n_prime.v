(* For numbers s_0 >= s_1 >= ... >= s_n >= 0: (n + 1) s_n^2 <= s_0^2 + ... + s_n^2, so the
   singular value left by a truncation to rank n is at most the Hilbert-Schmidt norm over
   the root of n + 1.  For all n, over every ordered field.
   Source: Ng, Luo & Qiu, infinite width. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section HilbertSchmidt.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma product_not_neg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x * y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 * y) with (0 : F) by ring. apply lt_irrefl.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x * 0) with (0 : F) by ring. apply lt_irrefl.
    + apply lt_asym, lt_mul; assumption.
Qed.

Lemma sum_not_neg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x + y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 + y) with y by ring. exact Hy.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x + 0) with x by ring. exact Hx.
    + apply lt_asym, pos_add; assumption.
Qed.

Theorem hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime :
  forall (n : nat) (s : nat -> F), ~ s n < 0 ->
  (forall k, (k <= n)%nat -> ~ s k - s n < 0) ->
  ~ sum (S n) (fun k => s k * s k) - sum (S n) (fun _ => s n * s n) < 0.
Proof.
  intros n s P D. rewrite <- sum_sub. apply sum_nonneg. intros k Hk.
  assert (K : ~ s k - s n < 0) by (apply D; lia).
  replace (s k * s k - s n * s n) with ((s k - s n) * ((s k - s n) + (s n + s n))) by ring.
  apply product_not_neg; [exact K|].
  apply sum_not_neg; [exact K|]. apply sum_not_neg; exact P.
Qed.
End HilbertSchmidt.

Print Assumptions hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime.
