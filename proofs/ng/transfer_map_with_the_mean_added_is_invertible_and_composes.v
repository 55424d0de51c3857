(* For connected graphs on n >= 1 vertices let g(A, B) = (L_B + J/n)(L_A + J/n)^-1.  L + J/n is
   invertible: L^+ + J/n, L^+ the matrix P with the four Penrose equations, is its inverse on both
   sides.  Then g(B, C) g(A, B) = g(A, C), g(A, B) is invertible with inverse g(B, A),
   g(A, B) L_A = L_B, and g(A, B) = I iff A = B.  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 7 and the note after it. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Lifted.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition plus (A B : nat -> nat -> F) : nat -> nat -> F := fun i j => A i j + B i j.
Definition inverse (n : nat) (A N : nat -> nat -> F) : Prop :=
  meq n n (mm n A N) delta /\ meq n n (mm n N A) delta.
Definition lifted (n : nat) (w : nat -> nat -> F) : nat -> nat -> F :=
  plus (laplacian F n w) (mean F n).

Lemma same : forall m n (A : nat -> nat -> F), meq m n A A.
Proof. intros m n A i j _ _. reflexivity. Qed.

Lemma lifted_inverse : forall n w P, (0 < n)%nat -> graph F n w -> connected F n w ->
  penrose F n n (laplacian F n w) P -> inverse n (lifted n w) (plus P (mean F n)).
Proof.
  intros n w P Hn G Con HP.
  destruct (connected_penrose F n w P G Con HP) as [LP [PL [Pr Pc]]].
  set (L := laplacian F n w) in *. set (c := rinv F (of_nat F n)).
  assert (Sc : sum n (fun _ => c * c) = c).
  { transitivity (c * sum n (fun _ => c)); [rewrite <- (sum_mul_l F n c (fun _ => c)); reflexivity|].
    unfold c at 2. rewrite (mean_sum F n Hn). ring. }
  assert (Ex : forall A B i j, sum n (fun k => A i k) = 0 -> sum n (fun k => B k j) = 0 ->
     mm n (plus A (mean F n)) (plus B (mean F n)) i j = mm n A B i j + c).
  { intros A B i j ZA ZB.
    transitivity (mm n A B i j + c * sum n (fun k => A i k) + c * sum n (fun k => B k j) + sum n (fun _ => c * c)).
    - unfold mm, plus, mean. fold c. rewrite <- !sum_mul_l, <- !sum_add. apply sum_ext. intros k _. ring.
    - rewrite ZA, ZB, Sc. ring. }
  split; intros i j Hi Hj; unfold lifted; fold L; rewrite Ex.
  - rewrite (LP i j Hi Hj). unfold centring, mean. fold c. ring.
  - apply laplacian_row_sum, Hi.
  - apply Pc, Hj.
  - rewrite (PL i j Hi Hj). unfold centring, mean. fold c. ring.
  - apply Pr, Hi.
  - apply laplacian_column_sum; assumption.
Qed.

Theorem transfer_map_with_the_mean_added_is_invertible_and_composes :
  forall (n : nat) (wa wb wc NA NB : nat -> nat -> F), (0 < n)%nat ->
  graph F n wa -> graph F n wb -> graph F n wc ->
  connected F n wa -> connected F n wb -> connected F n wc ->
  (forall P, penrose F n n (laplacian F n wa) P -> inverse n (lifted n wa) (plus P (mean F n))) /\
  (inverse n (lifted n wa) NA -> inverse n (lifted n wb) NB ->
   let gab := mm n (lifted n wb) NA in let gba := mm n (lifted n wa) NB in
   let gbc := mm n (lifted n wc) NB in let gac := mm n (lifted n wc) NA in
   meq n n (mm n gbc gab) gac /\ inverse n gab gba /\
   meq n n (mm n gab (laplacian F n wa)) (laplacian F n wb) /\
   (meq n n gab delta <-> meq n n wa wb)).
Proof.
  intros n wa wb wc NA NB Hn GA GB GC CA CB CC. split.
  { intros P HP. apply lifted_inverse; assumption. }
  intros [A1 A2] [B1 B2] gab gba gbc gac. set (c := rinv F (of_nat F n)).
  assert (Comp : forall (X Y N M : nat -> nat -> F), meq n n (mm n M Y) delta ->
            meq n n (mm n (mm n X M) (mm n Y N)) (mm n X N)).
  { intros X Y N M H i j Hi Hj. rewrite (mm_associative F).
    apply (mm_congruent F n n n X X _ _ (same n n X)); [|exact Hi|exact Hj].
    intros a b Ha Hb. rewrite <- (mm_associative F).
    rewrite (mm_congruent F n n n _ _ N N H (same n n N) a b Ha Hb). apply mm_delta_l, Ha. }
  split; [apply Comp, B2|]. split; [split|split].
  - intros i j Hi Hj. unfold gab, gba. rewrite (Comp (lifted n wb) (lifted n wa) NB NA A2 i j Hi Hj).
    apply B1; assumption.
  - intros i j Hi Hj. unfold gab, gba. rewrite (Comp (lifted n wa) (lifted n wb) NA NB B2 i j Hi Hj).
    apply A1; assumption.
  - (* N_A 1 = 1 *)
    assert (L1 : forall w i, (i < n)%nat -> sum n (fun k => lifted n w i k) = 1).
    { intros w i Hi. unfold lifted, plus. rewrite sum_add. transitivity (0 + 1 : F); [|ring].
      f_equal; [apply (laplacian_row_sum F n w i Hi)|apply (mean_sum F n Hn)]. }
    assert (N1 : forall i, (i < n)%nat -> sum n (fun k => NA i k) = 1).
    { intros i Hi. transitivity (sum n (fun k => mm n NA (lifted n wa) i k)).
      - unfold mm. rewrite sum_swap. apply sum_ext. intros k Hk. rewrite sum_mul_l.
        transitivity (NA i k * 1); [ring|]. f_equal. symmetry. apply (L1 wa k Hk).
      - transitivity (sum n (fun k => (1 : F) * delta k i)).
        + apply sum_ext. intros k Hk. rewrite (A2 i k Hi Hk), (delta_sym F i k). ring.
        + apply (sum_delta F (fun _ => 1) Hi). }
    assert (NL : meq n n (mm n NA (laplacian F n wa)) (centring F n)).
    { intros i j Hi Hj.
      transitivity (mm n NA (lifted n wa) i j - c * sum n (fun k => NA i k)).
      - unfold mm. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros k _.
        unfold lifted, plus, mean. fold c. ring.
      - rewrite (A2 i j Hi Hj), (N1 i Hi). unfold centring, mean. fold c. ring. }
    intros i j Hi Hj. unfold gab. rewrite (mm_associative F).
    rewrite (mm_congruent F n n n _ _ _ _ (same n n (lifted n wb)) NL i j Hi Hj).
    rewrite (mm_centring_r F n _ i j Hj), (L1 wb i Hi). unfold lifted, plus, mean. fold c. ring.
  - rewrite <- (laplacian_determines F n wa wb GA GB). split.
    + intros H i j Hi Hj.
      assert (E : lifted n wb i j = lifted n wa i j).
      { rewrite <- (mm_delta_l F n (lifted n wa) i j Hi).
        rewrite <- (mm_congruent F n n n _ _ _ _ H (same n n (lifted n wa)) i j Hi Hj).
        unfold gab. rewrite (mm_associative F).
        rewrite (mm_congruent F n n n _ _ _ _ (same n n (lifted n wb)) A2 i j Hi Hj).
        symmetry. apply mm_delta_r, Hj. }
      unfold lifted, plus in E.
      transitivity (laplacian F n wa i j + mean F n i j - mean F n i j); [ring|]. rewrite <- E. ring.
    + intros H i j Hi Hj. rewrite <- (A1 i j Hi Hj). unfold gab.
      apply (mm_congruent F n n n); [|apply same|exact Hi|exact Hj].
      intros a b Ha Hb. unfold lifted, plus. rewrite (H a b Ha Hb). reflexivity.
Qed.
End Lifted.

Print Assumptions transfer_map_with_the_mean_added_is_invertible_and_composes.
