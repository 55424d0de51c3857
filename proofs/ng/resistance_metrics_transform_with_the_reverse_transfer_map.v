(* For connected weighted graphs A, B on the same n vertices, g = L_B L_A^+, h = L_A L_B^+:
   L_B^+ = L_A^+ h, gh = hg = I - J/n, and g L_A = L_B.  The pseudo-inverses are the matrices PA,
   PB with the four Penrose equations.  All n, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Resistance.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem resistance_metrics_transform_with_the_reverse_transfer_map :
  forall (n : nat) (wa wb PA PB : nat -> nat -> F), graph F n wa -> graph F n wb ->
  connected F n wa -> connected F n wb ->
  let LA := laplacian F n wa in let LB := laplacian F n wb in
  penrose F n n LA PA -> penrose F n n LB PB ->
  let g := mm n LB PA in let h := mm n LA PB in
  meq n n PB (mm n PA h) /\ meq n n (mm n g h) (centring F n) /\
  meq n n (mm n h g) (centring F n) /\ meq n n (mm n g LA) LB.
Proof.
  intros n wa wb PA PB GA GB CA CB LA LB HA HB g h.
  destruct (connected_penrose F n wa PA GA CA HA) as [LPA [PLA [RA CSA]]]. fold LA in LPA, PLA.
  destruct (connected_penrose F n wb PB GB CB HB) as [LPB [PLB [RB CSB]]]. fold LB in LPB, PLB.
  assert (One : forall (LX LY PX PY : nat -> nat -> F), meq n n (mm n PX LX) (centring F n) ->
     meq n n (mm n LY PY) (centring F n) -> (forall j, (j < n)%nat -> sum n (fun i => PY i j) = 0) ->
     meq n n PY (mm n PX (mm n LX PY)) /\ meq n n (mm n (mm n LY PX) (mm n LX PY)) (centring F n)).
  { intros LX LY PX PY HX HY Z.
    assert (E : meq n n PY (mm n PX (mm n LX PY))).
    { intros i j Hi Hj. rewrite <- (mm_associative F).
      rewrite (mm_congruent F n n n _ _ PY PY HX ltac:(intros ? ? _ _; reflexivity) i j Hi Hj).
      symmetry. apply (centring_keeps_l F n PY i j Hi (Z j Hj)). }
    split; [exact E|]. intros i j Hi Hj. rewrite (mm_associative F), <- (HY i j Hi Hj).
    apply (mm_congruent F n n n); [intros ? ? _ _; reflexivity| |exact Hi|exact Hj].
    intros a b Ha Hb. symmetry. apply E; assumption. }
  destruct (One LA LB PA PB PLA LPB CSB) as [E1 E2].
  destruct (One LB LA PB PA PLB LPA CSA) as [_ E3].
  split; [exact E1|]. split; [exact E2|]. split; [exact E3|].
  intros i j Hi Hj. unfold g. rewrite (mm_associative F).
  rewrite (mm_congruent F n n n LB LB _ _ ltac:(intros ? ? _ _; reflexivity) PLA i j Hi Hj).
  apply (centring_keeps_r F n LB i j Hj). apply laplacian_row_sum. exact Hi.
Qed.
End Resistance.

Print Assumptions resistance_metrics_transform_with_the_reverse_transfer_map.
