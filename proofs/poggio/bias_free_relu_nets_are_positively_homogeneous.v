(* A network without biases whose activation satisfies sigma(a x) = a sigma(x) for a >= 0
   (ReLU does) computes a function with f(a x) = a f(x) for a >= 0.  For all depths and
   widths (layer l maps n l inputs to its outputs; a linear last layer may follow), over
   every ordered field.  The second part says that ReLU is such an activation.
   Source: Poggio, section 5.1, eq. 8. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Homogeneous.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Fixpoint net (sg : F -> F) (n : nat -> nat) (V : nat -> nat -> nat -> F) (L : nat) (x : nat -> F)
  : nat -> F :=
  match L with O => x | S l => fun i => sg (mv (n l) (V l) (net sg n V l x) i) end.

Theorem bias_free_relu_nets_are_positively_homogeneous :
  (forall (sg : F -> F) (a : F), (forall t, sg (a * t) = a * sg t) ->
   forall n V L m W x i,
   net sg n V L (fun j => a * x j) i = a * net sg n V L x i /\
   mv m W (net sg n V L (fun j => a * x j)) i = a * mv m W (net sg n V L x) i) /\
  (forall relu, is_relu F relu -> forall a t, ~ a < 0 -> relu (a * t) = a * relu t).
Proof.
  split.
  - intros sg a H n V L m W x i.
    assert (E : forall i, net sg n V L (fun j => a * x j) i = a * net sg n V L x i).
    { induction L as [|L IH]; intro k; [reflexivity|]. cbn [net]. rewrite <- H. f_equal.
      unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros j _. rewrite IH. ring. }
    split; [apply E|]. unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros j _. rewrite E. ring.
  - intros relu [R1 R2] a t A.
    destruct (lt_total F 0 a) as [P|[<-|P]]; [| |contradiction].
    + destruct (lt_total F 0 t) as [Q|Q].
      * rewrite (R1 t Q), R1; [reflexivity|]. apply lt_mul; assumption.
      * assert (N : ~ 0 < t).
        { destruct Q as [<-|Q]; [apply lt_irrefl|]. intro X. exact (lt_asym F _ _ Q X). }
        rewrite (R2 t N), R2; [ring|]. intro X.
        destruct Q as [<-|Q].
        -- replace (a * 0) with (0 : F) in X by ring. exact (lt_irrefl F _ X).
        -- apply (lt_asym F _ _ X). apply pos_sub_lt.
           replace (0 - a * t) with (a * (- t)) by ring. apply lt_mul; [exact P|]. apply pos_opp, Q.
    + replace (0 * t) with (0 : F) by ring. rewrite R2; [ring|]. apply lt_irrefl.
Qed.
End Homogeneous.

Print Assumptions bias_free_relu_nets_are_positively_homogeneous.
