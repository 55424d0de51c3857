(* The tangent kernel of f(x) = sum_r a_r sigma(w_r . x), sigma = ReLU without biases,
     Theta(x, y) = sum_r sigma(w_r.x) sigma(w_r.y) + a_r^2 sigma'(w_r.x) sigma'(w_r.y) x.y,
   has a linear odd part: for w_r . y <> 0 for all r,
     Theta(x, y) - Theta(x, -y) = (sum_r sigma(w_r.x) w_r + a_r^2 sigma'(w_r.x) x) . y,
   and vanishes at antipodal points.  For every width m and dimension d, over every
   ordered field; sigma'(0) = 0 (the first theorem holds for any sigma'(0)).
   Source: Poggio, sections 2.1 and 5.3 ("equivalent to ... the Laplacian"). *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Tangent.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Variables (m d : nat) (sigma dsigma : F -> F) (a : nat -> F) (W : nat -> nat -> F).
Hypothesis S : is_relu F sigma.
Hypothesis D1 : forall t, 0 < t -> dsigma t = 1.
Hypothesis D0 : forall t, t < 0 -> dsigma t = 0.

Definition theta (x y : nat -> F) : F := sum m (fun r =>
  sigma (dot d (W r) x) * sigma (dot d (W r) y)
  + a r * a r * dsigma (dot d (W r) x) * dsigma (dot d (W r) y) * dot d x y).
Definition minus (x : nat -> F) : nat -> F := fun i => - x i.

Lemma dot_minus : forall x y, dot d x (minus y) = - dot d x y.
Proof.
  intros x y. unfold dot, minus. rewrite <- sum_opp. apply sum_ext. intros j _. ring.
Qed.

Lemma relu_odd : forall t, sigma t - sigma (- t) = t.
Proof.
  intro t. destruct S as [S1 S2]. destruct (lt_total F 0 t) as [P|[Z|P]].
  - rewrite S1 by exact P. rewrite S2; [ring|]. intro Q. apply neg_opp in P.
    exact (lt_asym F _ _ P Q).
  - rewrite <- Z. replace (- (0:F)) with (0:F) by ring. ring.
  - rewrite S2 by (intro Q; exact (lt_asym F _ _ P Q)).
    rewrite S1 by (apply pos_opp; exact P). ring.
Qed.

Lemma step_even : forall t, t <> 0 -> dsigma t + dsigma (- t) = 1.
Proof.
  intros t N. destruct (lt_total F 0 t) as [P|[Z|P]].
  - rewrite D1 by exact P. rewrite D0 by (apply neg_opp; exact P). ring.
  - exfalso. apply N. symmetry. exact Z.
  - rewrite D0 by exact P. rewrite D1 by (apply pos_opp; exact P). ring.
Qed.

Theorem odd_part_of_the_two_layer_tangent_kernel_is_linear :
  forall x y, (forall r, (r < m)%nat -> dot d (W r) y <> 0) ->
  theta x y - theta x (minus y) =
  dot d (fun i => sum m (fun r =>
    sigma (dot d (W r) x) * W r i + a r * a r * dsigma (dot d (W r) x) * x i)) y.
Proof.
  intros x y N. unfold theta. rewrite <- sum_sub.
  transitivity (sum m (fun r => sigma (dot d (W r) x) * dot d (W r) y
    + a r * a r * dsigma (dot d (W r) x) * dot d x y)).
  - apply sum_ext. intros r Hr. rewrite !dot_minus.
    transitivity (sigma (dot d (W r) x) * (sigma (dot d (W r) y) - sigma (- dot d (W r) y))
      + a r * a r * dsigma (dot d (W r) x) * dot d x y
        * (dsigma (dot d (W r) y) + dsigma (- dot d (W r) y))); [ring|].
    rewrite relu_odd, (step_even _ (N r Hr)). ring.
  - transitivity (sum m (fun r => sum d (fun i =>
      (sigma (dot d (W r) x) * W r i + a r * a r * dsigma (dot d (W r) x) * x i) * y i))).
    + apply sum_ext. intros r _.
      transitivity (sum d (fun i => sigma (dot d (W r) x) * (W r i * y i)
        + a r * a r * dsigma (dot d (W r) x) * (x i * y i))).
      * rewrite sum_add, !sum_mul_l. reflexivity.
      * apply sum_ext. intros i _. ring.
    + rewrite sum_swap. unfold dot at 3. apply sum_ext. intros i _. apply sum_mul_r.
Qed.

Theorem two_layer_tangent_kernel_vanishes_at_antipodal_points :
  dsigma 0 = 0 -> forall x, theta x (minus x) = 0.
Proof.
  intros Z x. unfold theta. apply sum_zero. intros r _. rewrite !dot_minus.
  destruct S as [S1 S2]. set (t := dot d (W r) x).
  destruct (lt_total F 0 t) as [P|[E|P]].
  - rewrite (S2 (- t)), (D0 (- t)); [ring| |].
    + apply neg_opp. exact P.
    + intro Q. apply neg_opp in P. exact (lt_asym F _ _ P Q).
  - rewrite <- E. rewrite (S2 0), Z by apply lt_irrefl. ring.
  - rewrite (S2 t), (D0 t); [ring|exact P|]. intro Q. exact (lt_asym F _ _ P Q).
Qed.
End Tangent.

Print Assumptions odd_part_of_the_two_layer_tangent_kernel_is_linear.
Print Assumptions two_layer_tangent_kernel_vanishes_at_antipodal_points.
