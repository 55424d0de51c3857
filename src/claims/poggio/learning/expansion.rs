//! §5.2: power expansions, recurrent and residual nets that compute inverses, unrolled training.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided};

/// A matrix M with integer entries and a denominator q; K = M/q.
fn quotients(words: &str, most: usize) -> Space {
    Space::new(words)
        .natural("q", 1, 3)
        .natural("n", 1, most)
        .matrix("M", "n", "n", &[0, 1, -1])
}

fn k_of<N: Number>(case: &crate::kernel::Case<N>) -> Result<Matrix<N>, Undefined> {
    Ok(case
        .matrix("M")?
        .scaled(&N::ratio(1, case.natural("q")?.max(1) as i64)))
}

/// `z ↦ Kz + u`, n times.
fn recurrent<N: Number>(k: &Matrix<N>, u: &[N], z: &[N], n: usize) -> Result<Vec<N>, Undefined> {
    (0..n).try_fold(z.to_vec(), |z, _| Ok(total(&k.apply(&z)?, u)))
}

claim! {
    pub struct PowerExpansion = "poggio::power_expansion_gives_the_inverse", B;
    place: "§5.2 (\"division of operators can be approximated by its power expansion\")";
    says: "For every square K with I − K invertible the series Σ K^k converges to (I − K)^{−1}.";
    reading: "K = M/q. The terms of a convergent series tend to 0, so the series converges only if K^k → 0; that is decided for n ≤ 2 by the Schur–Cohn conditions on the characteristic polynomial.";
    verdict: "Refuted by K = (−1): I − K = (2), but the partial sums are 1, 0, 1, 0, …";
    repair: "poggio::power_expansion_has_the_remainder_k_to_the_n";
    domain: quotients("n ≤ 2, K = M/q with entries of M 0, ±1, q ≤ 3", 2);
    judge<N>(case) {
        let k = k_of(case)?;
        let invertible = !zero(&Matrix::identity(k.rows()).minus(&k)?.determinant()?)?;
        let vanish = powers_vanish(&k)?;
        Ok(Judgement::new().given("I − K is invertible", Some(invertible)).said(Some(vanish), format!("K^k → 0: {vanish}"), "K^k → 0: true"))
    }
}

claim! {
    pub struct PowerExpansionRemainder = "poggio::power_expansion_has_the_remainder_k_to_the_n", Own;
    place: "§5.2 (\"division of operators can be approximated by its power expansion\")";
    says: "For every square K, every u and n: z_n = Σ_{k<n} K^k u, which is the state of z_{t+1} = Kz_t + u after n steps from 0, satisfies (I − K)z_n = u − K^n u. So, where I − K is invertible, (I − K)^{−1}u − z_n = (I − K)^{−1}K^n u, and the series Σ K^k converges iff K^n → 0, and then to (I − K)^{−1}.";
    reading: "Judged: the two identities, at all real K and u. The rest follows: if K^n → 0 the remainder tends to 0, and the terms of a convergent series tend to 0.";
    verdict: "Proved for all sizes, K, u and n.";
    repairs: "poggio::power_expansion_gives_the_inverse";
    formal: "power_expansion_has_the_remainder_k_to_the_n" in "poggio/power_expansion_has_the_remainder_k_to_the_n.v";
    domain: Space::new("sizes 1 and 2, n ≤ 4, all real K, u").natural("d", 1, 2).natural("n", 0, 4).free_matrix("K", "d", "d").free_vector("u", "d");
    judge<N>(case) {
        let (k, u, n) = (case.matrix("K")?, case.vector("u")?, case.natural("n")?);
        let z = recurrent(k, u, &vec![N::integer(0); u.len()], n)?;
        Ok(Judgement::new()
            .equal_vectors("z_n", &z, &partial_sum(k, n)?.apply(u)?)
            .equal_vectors("(I − K)z_n", &difference(&z, &k.apply(&z)?), &difference(u, &matrix_power(k, n)?.apply(u)?)))
    }
}

claim! {
    pub struct RecurrentInverse = "poggio::recurrent_network_computes_the_inverse_when_norm_of_k_is_below_one", A;
    place: "§5.2 (\"a recurrent network as shown in Figure 4 computes (I − K)^{−1}\")";
    says: "For ‖K‖_2 < 1, all u, z_0: z_{t+1} = Kz_t + u converges to (I − K)^{−1}u.";
    reading: "In the formal proof ‖K‖_2 < 1 is |Kv|² ≤ κ|v|² for some κ < 1 and all v. In the instances the error |z_t − (I − K)^{−1}u| shrinks at every step until it is 0.";
    verdict: "Proved for all sizes, over every Archimedean ordered field.";
    formal: "recurrent_network_computes_the_inverse_when_norm_of_k_is_below_one" in "poggio/recurrent_network_computes_the_inverse_when_norm_of_k_is_below_one.v";
    domain: quotients("n ≤ 2, K = M/q with entries of M 0, ±1, q ≤ 3, u and z_0 with entries 0, 1", 2).vector("u", "n", &[0, 1]).vector("z", "n", &[0, 1]);
    judge<N>(case) {
        let (k, u) = (k_of(case)?, case.vector("u")?);
        let j = Judgement::new().given("‖K‖₂ < 1", Some(norm_below(&k, &N::integer(1))?));
        let Some(inverse) = Matrix::identity(k.rows()).minus(&k)?.inverse()? else {
            return Ok(j.said(Some(false), "I − K is singular", "invertible"));
        };
        let limit = inverse.apply(u)?;
        let mut z = case.vector("z")?.to_vec();
        let mut error = energy(&difference(&z, &limit));
        let mut shrinks = true;
        for _ in 0..3 {
            z = recurrent(&k, u, &z, 1)?;
            let next = energy(&difference(&z, &limit));
            shrinks &= less(&next, &error)? || (zero(&next)? && zero(&error)?);
            error = next;
        }
        Ok(j.said(Some(shrinks), format!("error² {error} after 3 steps"), "smaller at every step"))
    }
}

claim! {
    pub struct ResidualSameK = "poggio::residual_network_with_the_same_k_replaces_the_recurrent_network", A;
    place: "§5.2 (\"a recurrent network can be replaced by a deep residual network (ResNet) of L−1 layers with the same K\")";
    says: "Residual layers h ↦ h + Kh, h_0 = u: for every K with ‖K‖_2 < 1, h_L → (I − K)^{−1}u as L → ∞, for all u.";
    reading: "A limit z of the layers is fixed by them, Kz = 0; with z = (I − K)^{−1}u this is the same as Ku = 0, and then every h_L = u = z. So the statement at K, u is Kz = 0.";
    verdict: "Refuted by K = (1/2), u = 1: h_L = (3/2)^L, not → 2.";
    repair: "poggio::residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input";
    domain: quotients("n ≤ 2, K = M/q with entries of M 0, ±1, q ≤ 3, u with entries 0, 1", 2).vector("u", "n", &[0, 1]);
    judge<N>(case) {
        let (k, u) = (k_of(case)?, case.vector("u")?);
        let j = Judgement::new().given("‖K‖₂ < 1", Some(norm_below(&k, &N::integer(1))?));
        let Some(inverse) = Matrix::identity(k.rows()).minus(&k)?.inverse()? else {
            return Ok(j.said(Some(false), "I − K is singular", "invertible"));
        };
        let limit = inverse.apply(u)?;
        Ok(j.equal_vectors("Kz", &k.apply(&limit)?, &vec![N::integer(0); limit.len()]))
    }
}

claim! {
    pub struct ResidualIff = "poggio::residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input", Own;
    place: "§5.2 (\"a recurrent network can be replaced by a deep residual network (ResNet) of L−1 layers with the same K\")";
    says: "For ‖K‖_2 < 1: the residual layers h ↦ h + Kh, h_0 = u, tend to (I − K)^{−1}u iff Ku = 0. The residual layers h ↦ h + (u − (I − K)h), which add the input at every layer and have the matrix K − I, have the states of the recurrent network.";
    reading: "In the proof ‖K‖_2² ≤ q for some q < 1, and the layers tend to the inverse component by component. With z = (I − K)^{−1}u a limit satisfies Kz = 0, so Ku = (I − K)Kz = 0; and Ku = 0 makes every h_L equal to u = z. Enumerated: h_1 = h_2 = z iff Ku = 0; and equality of the states of the corrected layers and the recurrent ones for three layers.";
    verdict: "Proved for all n, K and u.";
    repairs: "poggio::residual_network_with_the_same_k_replaces_the_recurrent_network";
    formal: "residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input" in "poggio/residual_layers_with_k_give_the_inverse_iff_k_annihilates_the_input.v";
    domain: quotients("n ≤ 2, K = M/q with entries of M 0, ±1, q ≤ 3, u with entries 0, 1", 2).vector("u", "n", &[0, 1]);
    judge<N>(case) {
        let (k, u) = (k_of(case)?, case.vector("u")?);
        let j = Judgement::new().given("‖K‖₂ < 1", Some(norm_below(&k, &N::integer(1))?));
        let inner = Matrix::identity(k.rows()).minus(&k)?;
        let Some(inverse) = inner.inverse()? else {
            return Ok(j.said(Some(false), "I − K is singular", "invertible"));
        };
        let limit = inverse.apply(u)?;
        let first = total(u, &k.apply(u)?);
        let reached = alike(&first, &limit)? && alike(&total(&first, &k.apply(&first)?), &limit)?;
        let annihilated = alike(&k.apply(u)?, &vec![N::integer(0); u.len()])?;
        let (mut h, mut same) = (u.to_vec(), true);
        for t in 1..=3 {
            h = total(&h, &difference(u, &inner.apply(&h)?));
            same &= alike(&h, &recurrent(&k, u, u, t)?)?;
        }
        Ok(j.said(Some(reached == annihilated && same), format!("reached: {reached}; corrected layers agree: {same}"), format!("Ku = 0: {annihilated}; agree: true")))
    }
}

claim! {
    pub struct ResidualSquares = "poggio::residual_layers_with_squared_matrices_sum_twice_as_many_terms_each", Own;
    place: "§5.2 (\"a recurrent network can be replaced by a deep residual network (ResNet) of L−1 layers with the same K\")";
    says: "For every square K and L: the L residual layers h ↦ h + K^{2^l}h, l = 0…L−1, compute Σ_{k<2^L} K^k u. So L residual layers with the powers K, K², K⁴, … do what 2^L − 1 recurrent steps do.";
    reading: "Judged for all real K, u.";
    verdict: "Proved for all sizes, K, u and L.";
    formal: "residual_layers_with_squared_matrices_sum_twice_as_many_terms_each" in "poggio/residual_layers_with_squared_matrices_sum_twice_as_many_terms_each.v";
    domain: Space::new("size 1 with L ≤ 3, size 2 with L ≤ 2, all real K, u").natural("d", 1, 2).natural("L", 0, 3).free_matrix("K", "d", "d").free_vector("u", "d");
    judge<N>(case) {
        let (k, u, layers) = (case.matrix("K")?, case.vector("u")?, case.natural("L")?);
        let j = Judgement::new().given("L ≤ 4 − d", Some(layers + k.rows() <= 4));
        let mut h = u.to_vec();
        for l in 0..layers {
            h = total(&h, &matrix_power(k, 1 << l)?.apply(&h)?);
        }
        Ok(j.equal_vectors("h_L", &h, &partial_sum(k, 1 << layers)?.apply(u)?))
    }
}

claim! {
    pub struct SameMiddleLayer = "poggio::k_of_eq11_and_of_figure4_give_the_same_middle_layer", A;
    place: "Eq. 11 and §5.2 (K = I − XXᵀ); Figure 4 (K = I − XᵀX)";
    says: "For all D = N and invertible X: (XXᵀ)^{−1} = (XᵀX)^{−1}; equivalently both choices give the W_2 of §5.1.";
    reading: "Inverses are unique, so the matrices themselves are compared: XXᵀ = XᵀX.";
    verdict: "Refuted by X with rows (0, 1) and (−1, 1): XXᵀ and XᵀX differ.";
    repair: "poggio::both_gram_matrices_give_the_same_recall_and_the_same_middle_layer_iff_x_is_normal";
    domain: Space::new("N ≤ 2, entries 0, ±1").natural("N", 1, 2).matrix("X", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        Ok(Judgement::new()
            .given("X is invertible", Some(!zero(&x.determinant()?)?))
            .equal_matrices("XXᵀ", &outer(x)?, &gram(x)?))
    }
}

claim! {
    pub struct BothGrams = "poggio::both_gram_matrices_give_the_same_recall_and_the_same_middle_layer_iff_x_is_normal", Own;
    place: "Eq. 11 and §5.2 (K = I − XXᵀ); Figure 4 (K = I − XᵀX)";
    says: "For invertible X ∈ ℝ^{N×N}: (XᵀX)^{−1}Xᵀ = Xᵀ(XXᵀ)^{−1} = X^{−1}, so Xᵀ may be multiplied by either inverse on its own side; but with both on the side of XᵀX, (XXᵀ)^{−1}Xᵀ = X^{−1} iff X is normal, XXᵀ = XᵀX.";
    reading: "All three products are compared with the inverse of X itself.";
    verdict: "Proved for all N and invertible X.";
    repairs: "poggio::k_of_eq11_and_of_figure4_give_the_same_middle_layer";
    formal: "both_gram_matrices_give_the_same_recall_and_the_same_middle_layer_iff_x_is_normal" in "poggio/both_gram_matrices_give_the_same_recall_and_the_same_middle_layer_iff_x_is_normal.v";
    domain: Space::new("N ≤ 2, entries 0, ±1").natural("N", 1, 2).matrix("X", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let Some(inverse) = x.inverse()? else {
            return Ok(Judgement::new().given("X is invertible", Some(false)).said(Some(true), "singular", "singular"));
        };
        let g = decided(gram(x)?.inverse()?, "an inverse")?;
        let o = decided(outer(x)?.inverse()?, "an inverse")?;
        let t = x.transpose();
        let either = agree(&g.times(&t)?, &inverse)? && agree(&t.times(&o)?, &inverse)?;
        let swapped = agree(&o.times(&t)?, &inverse)?;
        let normal = agree(&outer(x)?, &gram(x)?)?;
        Ok(Judgement::new()
            .given("X is invertible", Some(true))
            .said(Some(either && swapped == normal), format!("on its own side: {either}; exchanged: {swapped}"), format!("true; normal: {normal}")))
    }
}

claim! {
    pub struct ExpansionOfThePseudoInverse = "poggio::power_expansion_times_the_transpose_gives_the_pseudo_inverse_iff_the_norm_of_x_is_below_root_2", Own;
    place: "§5.2; open question: for which X, of any shape and rank, does the expansion produce X⁺?";
    says: "For every X of any shape and rank, and n ≥ 0, S_n = Σ_{k<n}(I − XᵀX)^k Xᵀ equals Xᵀ Σ_{k<n}(I − XXᵀ)^k; the exact remainder is X⁺ − S_n = (I − XᵀX)^n X⁺; and S_n → X⁺ iff ‖X‖_2² < 2, for either form and whatever the rank (‖XXᵀ − I‖ < 1 is not needed).";
    reading: "X = M/2. With P the projector onto the row space, the remainder tends to 0 iff the symmetric matrix (I − XᵀX)P has norm below 1; that is compared with ‖X‖² < 2. X⁺ is checked by the four Penrose equations.";
    verdict: "Exhausted for D, N ≤ 2, X = M/2 with entries of M 0, ±1, 3, n ≤ 2.";
    domain: Space::new("D, N ≤ 2, X = M/2 with entries of M 0, ±1, 3, n ≤ 2").natural("D", 1, 2).natural("N", 1, 2).natural("n", 0, 2).matrix("M", "D", "N", &[0, 1, -1, 3]);
    judge<N>(case) {
        let (x, n) = (halves(case)?, case.natural("n")?);
        let plus = pseudo_inverse(&x)?;
        let (px, xp) = (plus.times(&x)?, x.times(&plus)?);
        let penrose = agree(&xp.times(&x)?, &x)? && agree(&px.times(&plus)?, &plus)? && agree(&px.transpose(), &px)? && agree(&xp.transpose(), &xp)?;
        let left = Matrix::identity(x.cols()).minus(&gram(&x)?)?;
        let right = Matrix::identity(x.rows()).minus(&outer(&x)?)?;
        let s = partial_sum(&left, n)?.times(&x.transpose())?;
        let forms = agree(&s, &x.transpose().times(&partial_sum(&right, n)?)?)?;
        let remainder = agree(&plus.minus(&s)?, &matrix_power(&left, n)?.times(&plus)?)?;
        let converges = norm_below(&left.times(&px)?, &N::integer(1))?;
        let small = definite(&Matrix::identity(x.cols()).scaled(&N::integer(2)).minus(&gram(&x)?)?)?;
        Ok(Judgement::new().said(
            Some(penrose && forms && remainder && converges == small),
            format!("X⁺: {penrose}, both forms: {forms}, remainder: {remainder}, converges: {converges}"),
            format!("‖X‖² < 2: {small}"),
        ))
    }
}

claim! {
    pub struct UnrolledTraining = "poggio::training_the_unrolled_net_yields_the_k_of_eq11", B;
    place: "§5.2, last paragraph before the remarks";
    says: "For every L ≥ 2: the K minimising the square loss of the network unrolled to L layers, with output Σ_{k<L}K^kXᵀ(·) and W_3 = Y, is K = I − XᵀX (X of full column rank, ‖X‖² < 2).";
    reading: "The loss ‖Y Σ_{k<L}K^k XᵀX − Y‖_F² at I − XᵀX is compared with the loss at another K. X = M/2.";
    verdict: "Refuted at L = 2 with X = (1/2), Y = (1): I − XᵀX = 3/4 has loss (9/16)² = 81/256, K = 1 has loss 1/4.";
    repair: "poggio::unrolled_net_with_k_of_eq11_has_loss_y_times_k_to_the_l";
    domain: Space::new("D, N = 1, L ≤ 3, X = M/2, entries 0, 1, 2").natural("N", 1, 1).natural("L", 2, 3).matrix("M", "N", "N", &[0, 1, 2]).matrix("Y", 1, "N", &[0, 1]).matrix("K", "N", "N", &[0, 1, 2]);
    judge<N>(case) {
        let (x, y, layers) = (halves(case)?, case.matrix("Y")?, case.natural("L")?);
        let g = gram(&x)?;
        let small = definite(&Matrix::identity(g.rows()).scaled(&N::integer(2)).minus(&g)?)?;
        let loss = |k: &Matrix<N>| -> Result<N, Undefined> {
            Ok(energy(y.times(&partial_sum(k, layers)?)?.times(&g)?.minus(y)?.entries()))
        };
        let (proposed, other) = (loss(&Matrix::identity(g.rows()).minus(&g)?)?, loss(case.matrix("K")?)?);
        Ok(Judgement::new()
            .given("X has full column rank and ‖X‖² < 2", Some(small && x.rank()? == x.cols()))
            .said(proposed.at_most(&other), format!("loss {proposed} at I − XᵀX"), format!("at most {other}")))
    }
}

claim! {
    pub struct UnrolledLoss = "poggio::unrolled_net_with_k_of_eq11_has_loss_y_times_k_to_the_l", Own;
    place: "§5.2, last paragraph before the remarks";
    says: "The net unrolled to L layers has at K = I − XᵀX the loss ‖YK^L‖_F², for every X, Y, L. It tends to 0 as L → ∞ if ‖X‖² < 2 and X has full column rank, but it is 0 at finite L only if YK^L = 0, while for L = 2 and invertible XᵀX the matrix K = (XᵀX)^{−1} − I has loss 0.";
    reading: "‖X‖² < 2: |Xv|² ≤ q|v|² for all v and some q < 2. Enumerated: Y(Σ_{k<L}K^k)XᵀX − Y = −YK^L for D = 1, N ≤ 2, L ≤ 3, all real X, Y; the loss at (XᵀX)^{−1} − I for L = 2 by multiplying out: (I + K)·XᵀX = I is the definition of the inverse.";
    verdict: "Proved for all D, N, D', X, Y and L; the limit over Archimedean fields, ℝ among them.";
    repairs: "poggio::training_the_unrolled_net_yields_the_k_of_eq11";
    formal: "unrolled_net_with_k_of_eq11_has_loss_y_times_k_to_the_l" in "poggio/unrolled_net_with_k_of_eq11_has_loss_y_times_k_to_the_l.v";
    domain: Space::new("D = 1, N ≤ 2, L ≤ 3, all real X, Y").natural("N", 1, 2).natural("L", 1, 3).free_matrix("X", 1, "N").free_matrix("Y", 1, "N");
    judge<N>(case) {
        let (x, y, layers) = (case.matrix("X")?, case.matrix("Y")?, case.natural("L")?);
        let g = gram(x)?;
        let k = Matrix::identity(g.rows()).minus(&g)?;
        let output = y.times(&partial_sum(&k, layers)?)?.times(&g)?;
        Ok(Judgement::new().equal_matrices("Y − output", &y.minus(&output)?, &y.times(&matrix_power(&k, layers)?)?))
    }
}
