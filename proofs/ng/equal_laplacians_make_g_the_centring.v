(* For every graph on n vertices L L^+ = I - K, K the orthogonal projector onto the vectors
   constant on components: K is symmetric and idempotent, Kx is constant on components for every
   x, and Kx = x if x is; for a connected graph L L^+ = I - J/n.  Constant on components: equal on
   any two vertices joined by a path of edges.  L^+ is the matrix P with the four Penrose
   equations.  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, note after eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Components.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition constant_on_components (n : nat) (w : nat -> nat -> F) (x : nat -> F) : Prop :=
  forall i j, (i < n)%nat -> (j < n)%nat -> joined F n w i j -> x i = x j.

Theorem equal_laplacians_make_g_the_centring :
  forall (n : nat) (w P : nat -> nat -> F), graph F n w ->
  let L := laplacian F n w in penrose F n n L P ->
  (exists K : nat -> nat -> F,
    meq n n (mm n L P) (fun i j => delta i j - K i j) /\
    (forall i j, (i < n)%nat -> (j < n)%nat -> K i j = K j i) /\
    meq n n (mm n K K) K /\
    (forall x, constant_on_components n w (mv n K x)) /\
    (forall x, constant_on_components n w x -> veq n (mv n K x) x)) /\
  (connected F n w -> meq n n (mm n L P) (centring F n)).
Proof.
  intros n w P G L HP. split.
  2: { intro Con. apply (connected_penrose F n w P G Con HP). }
  destruct HP as [P1 [P2 [P3 P4]]].
  set (K := fun i j => delta i j - mm n L P i j). exists K.
  assert (Sy : forall i j, (i < n)%nat -> (j < n)%nat -> K i j = K j i).
  { intros i j Hi Hj. unfold K. rewrite (P3 i j Hi Hj), (delta_sym F i j). reflexivity. }
  (* K L = 0, hence K x = 0 on the range of L, and L K = 0 *)
  assert (KL : forall i j, (i < n)%nat -> (j < n)%nat -> mm n K L i j = 0).
  { intros i j Hi Hj. transitivity (mm n delta L i j - mm n (mm n L P) L i j).
    - unfold mm at 1 2 3. rewrite <- sum_sub. apply sum_ext. intros k _. unfold K. ring.
    - rewrite (mm_delta_l F n L i j Hi), (P1 i j Hi Hj). ring. }
  assert (LK : forall i j, (i < n)%nat -> (j < n)%nat -> mm n L K i j = 0).
  { intros i j Hi Hj. rewrite <- (KL j i Hj Hi). unfold mm. apply sum_ext. intros k Hk.
    rewrite (Sy k j Hk Hj). unfold L. rewrite (laplacian_symmetric F n w i k G Hi Hk). ring. }
  split; [intros i j _ _; unfold K; ring|]. split; [exact Sy|]. split; [|split].
  - intros i j Hi Hj. transitivity (mm n K delta i j - mm n K (mm n L P) i j).
    + unfold mm at 1 2 3. rewrite <- sum_sub. apply sum_ext. intros k _. unfold K at 2. ring.
    + rewrite (mm_delta_r F n K i j Hj), <- (mm_associative F). unfold mm at 1.
      rewrite sum_zero; [ring|]. intros k Hk. rewrite (KL i k Hi Hk). ring.
  - intro x. intros i j Hi Hj J.
    apply (kernel_constant_on_components F n w (mv n K x) G); [|exact J].
    intros k Hk. fold L. rewrite <- mv_mm. unfold mv. apply sum_zero. intros l Hl.
    rewrite (LK k l Hk Hl). ring.
  - intros x Cx i Hi.
    assert (Lx : veq n (mv n L x) (fun _ => 0)).
    { apply (proj2 (laplacian_kernel F n w x G)). intros k l Hk Hl W. apply Cx; try assumption.
      apply joined_step with k; [apply joined_refl|assumption..]. }
    transitivity (mv n delta x i - mv n (mm n L P) x i).
    + unfold mv. rewrite <- sum_sub. apply sum_ext. intros k _. unfold K. ring.
    + rewrite (mv_id F x Hi).
      assert (Z : mv n (mm n L P) x i = 0).
      { transitivity (sum n (fun j => sum n (fun k => P k i * (L k j * x j)))).
        - unfold mv. apply sum_ext. intros j Hj. rewrite (P3 i j Hi Hj). unfold mm.
          rewrite <- sum_mul_r. apply sum_ext. intros k Hk. unfold L at 1.
          rewrite (laplacian_symmetric F n w j k G Hj Hk). fold L. ring.
        - rewrite sum_swap. apply sum_zero. intros k Hk. rewrite sum_mul_l.
          transitivity (P k i * 0); [f_equal; apply (Lx k Hk)|ring]. }
      rewrite Z. ring.
Qed.
End Components.

Print Assumptions equal_laplacians_make_g_the_centring.
