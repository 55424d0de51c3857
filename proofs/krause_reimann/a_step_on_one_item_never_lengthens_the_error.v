(* phi = id: one gradient step of size c on a single item x changes the error e = w - w*
   of every row (w* the row of any solution) to e+ = e - c(x.e)x, and
     |e|^2 - |e+|^2 = c(2 - c|x|^2)(x.e)^2.
   For c > 0, c|x|^2 < 2 the error never grows, and it shrinks strictly in every row whose
   component of x is not reproduced; x.e is the error of that component.
   For all N, over every ordered field.
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Step.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem a_step_on_one_item_never_lengthens_the_error :
  forall (N : nat) (W Ws : nat -> nat -> F) (x : nat -> F) (c : F) (i : nat), (i < N)%nat ->
  veq N (mv N Ws x) x ->
  let e := fun j => W i j - Ws i j in
  let e' := fun j => gd_step N 1 (fun _ => x) (fun u => u) (fun _ => 1) c W i j - Ws i j in
  veq N e' (fun j => e j - c * dot N x e * x j) /\
  nrm2 F N e - nrm2 F N e' = c * (1 + 1 - c * nrm2 F N x) * (dot N x e * dot N x e) /\
  dot N x e = mv N W x i - x i /\
  (0 < c -> c * nrm2 F N x < 1 + 1 ->
     ~ nrm2 F N e < nrm2 F N e' /\
     (mv N W x i <> x i -> nrm2 F N e' < nrm2 F N e)).
Proof.
  intros N W Ws x c i Hi Sol e e'.
  assert (X : dot N x e = mv N W x i - x i).
  { rewrite <- (Sol i Hi). unfold dot, mv, e. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  assert (E : veq N e' (fun j => e j - c * dot N x e * x j)).
  { intros j _. unfold e', e, gd_step. cbn [sum]. rewrite <- X. fold e. unfold e. ring. }
  assert (I : nrm2 F N e - nrm2 F N e' = c * (1 + 1 - c * nrm2 F N x) * (dot N x e * dot N x e)).
  { transitivity (nrm2 F N e - nrm2 F N (fun j => e j - c * dot N x e * x j)).
    { f_equal. apply sum_ext. intros j Hj. rewrite (E j Hj). reflexivity. }
    set (p := dot N x e).
    transitivity ((1 + 1) * (c * p) * dot N x e - (c * p) * (c * p) * nrm2 F N x).
    - unfold nrm2, dot. rewrite <- !sum_mul_l, <- !sum_sub. apply sum_ext. intros j _. ring.
    - fold p. ring. }
  split; [exact E|split; [exact I|split; [exact X|]]]. intros Pc Small.
  assert (Q : 0 < c * (1 + 1 - c * nrm2 F N x)).
  { apply lt_mul; [exact Pc|apply lt_sub_pos, Small]. }
  split.
  - intro L. apply lt_sub_pos in L.
    destruct (eq_dec_F F (dot N x e) 0) as [Z|Nz].
    + rewrite Z in I. replace (nrm2 F N e' - nrm2 F N e) with (- (nrm2 F N e - nrm2 F N e')) in L by ring.
      rewrite I in L. match type of L with 0 < ?t => replace t with (0 : F) in L by ring end.
      exact (lt_irrefl F _ L).
    + pose proof (lt_mul F _ _ Q (square_pos F _ Nz)) as P. rewrite <- I in P.
      exact (lt_asym F _ _ (pos_sub_lt F _ _ L) (pos_sub_lt F _ _ P)).
  - intro Ne. apply pos_sub_lt. rewrite I. apply lt_mul; [exact Q|]. apply square_pos.
    rewrite X. intro Z. apply Ne. transitivity (mv N W x i - x i + x i); [ring|]. rewrite Z. ring.
Qed.
End Step.

Print Assumptions a_step_on_one_item_never_lengthens_the_error.
