(* For interleaved b, c and every y the system A w = y has exactly one solution w
   (w = A^(-1) y), and the network f(x) = sum_j w_j relu(a.x - b_j) with
   c_i = a.x_i satisfies f(x_i) = y_i for all i.  For all n and d, over every
   ordered field.
   Source: Du, two-layer section, W_2 = A^(-1) y, reading "as a row". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem w2_equal_a_inverse_y_memorises_the_data :
  forall (F : OField) (n d : nat) (a : nat -> F) (xs : nat -> nat -> F) (b y : nat -> F)
         (relu : F -> F),
  is_relu F relu -> interleaved F n b (fun i => dot d a (xs i)) ->
  let A := fun i j => relu (dot d a (xs i) - b j) in
  let f := fun (w x : nat -> F) => sum n (fun j => w j * relu (dot d a x - b j)) in
  exists w, veq n (mv n A w) y /\ (forall w', veq n (mv n A w') y -> veq n w' w) /\
            forall i, (i < n)%nat -> f w (xs i) = y i.
Proof.
  intros F n d a xs b y relu R I A f.
  destruct (lower_triangular_solvable F n A y) as [w [Hw U]].
  - intros i j L Hj. apply (interleaved_relu F n b _ relu I R i j); lia.
  - intros i Hi. destruct (interleaved_relu F n b _ relu I R i i Hi Hi) as [_ H].
    destruct (H ltac:(lia)) as [E P]. unfold A. rewrite E. apply pos_neq, P.
  - exists w. split; [exact Hw|split; [exact U|]]. intros i Hi.
    rewrite <- (Hw i Hi). unfold f, mv, A. apply sum_ext. intros j _.
    apply (Rmul_comm (is_ring F)).
Qed.

Print Assumptions w2_equal_a_inverse_y_memorises_the_data.
