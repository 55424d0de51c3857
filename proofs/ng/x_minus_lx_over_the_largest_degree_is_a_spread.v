(* For every graph with all degrees at most d, d > 0, and every x >= 0 with sum 1: x - Lx/d >= 0
   with sum 1.  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, text after eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Spread.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma prod_nonneg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x * y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 * y) with (0 : F) by ring. apply lt_irrefl.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x * 0) with (0 : F) by ring. apply lt_irrefl.
    + apply lt_asym, lt_mul; assumption.
Qed.

Lemma plus_nonneg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x + y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 + y) with y by ring. exact Hy.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x + 0) with x by ring. exact Hx.
    + apply lt_asym, pos_add; assumption.
Qed.

Theorem x_minus_lx_over_the_largest_degree_is_a_spread :
  forall (n : nat) (w : nat -> nat -> F) (x : nat -> F) (d : F), graph F n w -> 0 < d ->
  (forall i, (i < n)%nat -> ~ d < sum n (fun j => w i j)) ->
  (forall i, (i < n)%nat -> ~ x i < 0) -> sum n x = 1 ->
  let y := fun i => x i - mv n (laplacian F n w) x i * rinv F d in
  (forall i, (i < n)%nat -> ~ y i < 0) /\ sum n y = 1.
Proof.
  intros n w x d G Pd D X S y. pose proof (inv_left F (pos_neq F _ Pd)) as I.
  pose proof (inv_pos F _ Pd) as Pv. set (v := rinv F d) in *. split.
  - intros i Hi. unfold y. rewrite (laplacian_mv F n w x i Hi).
    replace (x i - sum n (fun j => w i j * (x i - x j)) * v)
      with (v * ((d - sum n (fun j => w i j)) * x i + sum n (fun j => w i j * x j))).
    + apply prod_nonneg; [apply lt_asym, Pv|]. apply plus_nonneg.
      * apply prod_nonneg; [|apply X, Hi]. intro L. apply (D i Hi). apply pos_sub_lt.
        apply pos_opp in L. match goal with |- 0 < ?t => match type of L with 0 < ?s =>
          replace t with s by ring end end. exact L.
      * apply sum_nonneg. intros j Hj. apply prod_nonneg; [apply (proj1 G i j Hi Hj)|apply X, Hj].
    + assert (E : sum n (fun j => w i j * (x i - x j))
                  = sum n (fun j => w i j) * x i - sum n (fun j => w i j * x j)).
      { rewrite <- sum_mul_r, <- sum_sub. apply sum_ext. intros j _. ring. }
      rewrite E.
      transitivity ((v * d) * x i - (sum n (fun j => w i j) * x i - sum n (fun j => w i j * x j)) * v); [ring|].
      rewrite I. ring.
  - unfold y. rewrite sum_sub, S, sum_mul_r.
    assert (Z : sum n (fun i => mv n (laplacian F n w) x i) = 0).
    { unfold mv. rewrite sum_swap. apply sum_zero. intros j Hj. rewrite sum_mul_r.
      rewrite (laplacian_column_sum F n w j G Hj). ring. }
    transitivity (1 - sum n (fun i => mv n (laplacian F n w) x i) * v); [reflexivity|]. rewrite Z. ring.
Qed.
End Spread.

Print Assumptions x_minus_lx_over_the_largest_degree_is_a_spread.
