(* f(x) = sum_i y_i e_i(x) with y_i > 0 and e_i(x) > 0, such as exp(-|x - x_i|^2 / sigma^2),
   n >= 1 terms: f(x) > 0 for every x.  Over every ordered field.
   Source: Poggio, section 2.1, Figure 2, reading "at a small sigma". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Positive.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem rbf_network_with_positive_coefficients_is_positive_everywhere :
  forall (X : Type) (n : nat) (y : nat -> F) (e : nat -> X -> F), (1 <= n)%nat ->
  (forall i, (i < n)%nat -> 0 < y i) -> (forall i x, (i < n)%nat -> 0 < e i x) ->
  forall x, 0 < sum n (fun i => y i * e i x).
Proof.
  intros X n y e Hn Hy He x. destruct n as [|n]; [lia|]. clear Hn.
  induction n as [|n IH].
  - cbn. replace (0 + y 0%nat * e 0%nat x) with (y 0%nat * e 0%nat x) by ring.
    apply lt_mul; [apply Hy|apply He]; lia.
  - change (0 < sum (S n) (fun i => y i * e i x) + y (S n) * e (S n) x).
    apply pos_add.
    + apply IH; intros; [apply Hy|apply He]; lia.
    + apply lt_mul; [apply Hy|apply He]; lia.
Qed.
End Positive.

Print Assumptions rbf_network_with_positive_coefficients_is_positive_everywhere.
