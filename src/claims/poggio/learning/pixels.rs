//! §6.3: the task of the text – detecting two white pixels – for sums over aligned pairs, overlapping pairs and pooled squares.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Space};
use crate::number::sum;

/// The two-pixel labels of a binary image of h pairs.
fn pixels(x: usize, d: usize) -> Vec<bool> {
    (0..d).map(|i| x >> i & 1 == 1).collect()
}

fn neighbours(x: &[bool]) -> bool {
    x.windows(2).any(|w| w[0] && w[1])
}

claim! {
    pub struct NeighbouringPixels = "poggio::two_neighbouring_white_pixels_are_detectable_by_both_networks", B;
    place: "§6.3 (\"detect a local pattern of pixels (2 neighboring white pixels …)\")";
    says: "Reading \"anywhere\". For all even d, \"x ∈ {0,1}^d has two adjacent ones\" equals 1[Σ_i p_i(x_{2i−1}, x_{2i}) > θ] for some functions p_i and θ.";
    reading: "d = 2h. If two positive images x, y become two negative ones by exchanging one pair of pixels, no such p_i exist: the sums of both pairs of images are equal. For h ≤ 2 the functions p_1 = (0, 0, 1, 2), p_2 = (0, 1, 0, 2) of (00, 10, 01, 11) with θ = 1 work.";
    verdict: "Refuted at d = 6: 011000 and 000110 contain neighbours, 010100 and 001010 do not.";
    repair: "poggio::neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4";
    domain: Space::new("d = 2, 4, 6").natural("h", 1, 3);
    judge<N>(case) {
        let h = case.natural("h")?;
        let detectable = aligned_detects(h);
        Ok(Judgement::new().said(detectable, format!("detectable by sums over aligned pairs: {}", answer(detectable)), "yes"))
    }
}

fn answer(known: Option<bool>) -> &'static str {
    match known {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not settled",
    }
}

/// Whether sums over aligned pairs detect neighbouring ones: by the functions of the reading, or not because of an exchange; `None` if neither settles it.
fn aligned_detects(h: usize) -> Option<bool> {
    let d = 2 * h;
    let images: Vec<Vec<bool>> = (0..1usize << d).map(|x| pixels(x, d)).collect();
    for x in images.iter().filter(|x| neighbours(x)) {
        for y in images.iter().filter(|y| neighbours(y)) {
            for i in 0..h {
                let (mut u, mut v) = (x.clone(), y.clone());
                for c in [2 * i, 2 * i + 1] {
                    (u[c], v[c]) = (y[c], x[c]);
                }
                if !neighbours(&u) && !neighbours(&v) {
                    return Some(false);
                }
            }
        }
    }
    let p = [[0, 0, 1, 2], [0, 1, 0, 2]];
    let value = |x: &[bool]| {
        (0..h)
            .map(|i| p[i][usize::from(x[2 * i]) + 2 * usize::from(x[2 * i + 1])])
            .sum::<i32>()
    };
    (h <= 2 && images.iter().all(|x| neighbours(x) == (value(x) > 1))).then_some(true)
}

claim! {
    pub struct NeighbouringPixelsCorrected = "poggio::neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4", Own;
    place: "§6.3 (\"detect a local pattern of pixels (2 neighboring white pixels …)\")";
    says: "For all d, \"x ∈ {0,1}^d has two adjacent ones\" equals 1[Σ_{i<d} x_i x_{i+1} > 0], a sum over overlapping pairs (a convolution with shared weights); a sum over the aligned pairs (x_{2i−1}, x_{2i}) can compute it iff d ≤ 4.";
    reading: "d = 2h; aligned pairs as in the refuted claim, any functions p_i and any θ. For larger d the exchange found at d = 6 remains, with zeros added. Enumerated: d = 2, 4, 6, 8.";
    verdict: "Proved for all d; for aligned pairs, all even d.";
    repairs: "poggio::two_neighbouring_white_pixels_are_detectable_by_both_networks";
    formal: "neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4" in "poggio/neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4.v";
    domain: Space::new("d = 2, 4, 6, 8").natural("h", 1, 4);
    judge<N>(case) {
        let h = case.natural("h")?;
        let d = 2 * h;
        let overlapping = (0..1usize << d).all(|x| {
            let x = pixels(x, d);
            neighbours(&x) == ((0..d - 1).filter(|&i| x[i] && x[i + 1]).count() > 0)
        });
        let aligned = aligned_detects(h);
        Ok(Judgement::new().said(Some(overlapping && aligned == Some(h <= 2)), format!("overlapping: {}, aligned: {}", answer(Some(overlapping)), answer(aligned)), format!("yes, {}", answer(Some(h <= 2)))))
    }
}

claim! {
    pub struct AlignedPixels = "poggio::two_aligned_white_pixels_are_detectable_by_both_networks", B;
    place: "§6.3 (\"detect a local pattern of pixels (2 neighboring white pixels …)\")";
    says: "Reading \"aligned pairs\". For all even d, \"x_{2i−1} = x_{2i} = 1 for some i\" on {0,1}^d is computed by 1[Σ_i p_i(x_{2i−1}, x_{2i}) > θ] for some functions p_i and θ, and by the dense pooled net Σ_{i≤d/2}(w_i·x + b_i)² > θ.";
    reading: "d = 2h. p_i(a, b) = ab with θ = 0; and w_i·x = x_{2i−1} + x_{2i}, b_i = −1/2, θ = h/4, since (s − 1/2)² = 1/4 for s = 0, 1 and 9/4 for s = 2. Every image is an instance.";
    verdict: "Proved for all d and images.";
    formal: "two_aligned_white_pixels_are_detectable_by_both_networks" in "poggio/two_aligned_white_pixels_are_detectable_by_both_networks.v";
    domain: Space::new("d = 2h ≤ 10, all images").natural("h", 1, 5).natural("x", 0, 1023);
    judge<N>(case) {
        let (h, x) = (case.natural("h")?, case.natural("x")?);
        let j = Judgement::new().given("x has d pixels", Some(x < 1 << (2 * h)));
        let pixel = |i: usize| N::integer((x >> i & 1) as i64);
        let target = (0..h).any(|i| x >> (2 * i) & 3 == 3);
        let products = sum((0..h).map(|i| pixel(2 * i) * pixel(2 * i + 1)));
        let squares = sum((0..h).map(|i| (pixel(2 * i) + pixel(2 * i + 1) - N::ratio(1, 2)).squared()));
        let sparse = less(&N::integer(0), &products)?;
        let dense = less(&N::ratio(h as i64, 4), &squares)?;
        Ok(j.said(Some(sparse == target && dense == target), format!("sparse: {sparse}, dense: {dense}"), format!("{target}")))
    }
}
