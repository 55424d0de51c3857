(* For every weighted undirected graph (w >= 0 symmetric, zero diagonal) L = D - A is
   symmetric, x^T L x = (1/2) sum_ij w_ij (x_i - x_j)^2 >= 0, L1 = 0, and Lx = 0 exactly
   for the functions x that are constant on components (i and j lie in one component iff
   a path of edges of non-zero weight joins them).  This is
   eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component with the
   rank given through the kernel: dim ker L = number of components.  For all n, over
   every ordered field.
   Source: Ng, Luo & Qiu, eq. 5. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Laplacian.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem laplacian_is_positive_semidefinite_with_kernel_the_functions_constant_on_components :
  forall (n : nat) (w : nat -> nat -> F), graph F n w ->
  (forall i j, (i < n)%nat -> (j < n)%nat -> laplacian F n w i j = laplacian F n w j i) /\
  (forall x, (1 + 1) * dot n x (mv n (laplacian F n w) x)
             = sum n (fun i => sum n (fun j => w i j * ((x i - x j) * (x i - x j))))) /\
  (forall x, ~ dot n x (mv n (laplacian F n w) x) < 0) /\
  veq n (mv n (laplacian F n w) (fun _ => 1)) (fun _ => 0) /\
  (forall x, veq n (mv n (laplacian F n w) x) (fun _ => 0) <->
     forall i j, (i < n)%nat -> joined F n w i j -> x i = x j).
Proof.
  intros n w G. split; [|split; [|split; [|split]]].
  - intros i j Hi Hj. unfold laplacian. rewrite (delta_sym F j i).
    rewrite (proj1 (proj1 G i j Hi Hj)).
    destruct (Nat.eq_dec i j) as [->|Ne]; [reflexivity|]. rewrite delta_diff by exact Ne. ring.
  - intro x. apply laplacian_form, G.
  - intros x L.
    assert (Q : (1 + 1) * dot n x (mv n (laplacian F n w) x) < 0).
    { apply pos_opp in L. pose proof (lt_mul F _ _ (two_pos F) L) as P. apply pos_sub_lt.
      match type of P with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
      exact P. }
    rewrite (laplacian_form F n w x G) in Q. revert Q.
    apply sum_nonneg. intros i Hi. apply sum_nonneg. intros j Hj Q.
    destruct (proj1 G i j Hi Hj) as [_ W].
    destruct (lt_total F 0 (w i j)) as [P|[P|P]]; [| |exact (W P)].
    + destruct (eq_dec_F F (x i - x j) 0) as [Z|Z].
      * rewrite Z in Q. replace (w i j * (0 * 0)) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q).
      * exact (lt_asym F _ _ Q (lt_mul F _ _ P (square_pos F _ Z))).
    + rewrite <- P in Q. replace (0 * ((x i - x j) * (x i - x j))) with (0 : F) in Q by ring.
      exact (lt_irrefl F _ Q).
  - intros i Hi. rewrite (laplacian_mv F n w _ i Hi). apply sum_zero. intros j _. ring.
  - intro x. split.
    + intros H i j Hi J. apply (kernel_constant_on_components F n w x G H i j J).
    + intro H. apply (laplacian_kernel F n w x G). intros i j Hi Hj W.
      apply H; [exact Hi|]. apply joined_step with i; [apply joined_refl|exact Hi|exact Hj|exact W].
Qed.
End Laplacian.

Print Assumptions laplacian_is_positive_semidefinite_with_kernel_the_functions_constant_on_components.
