namespace Sufficiency.Engine.Model.Mix;

/// <summary>
/// Attractions of schools under which pupils of given areas fill given counts: a production- and attraction-constrained gravity model.
/// </summary>
/// <remarks>
/// Pupils of area a at school j = O_a A_j n_aj / Σ_k A_k n_ak, with nearness n_aj (Wilson 1971, "A family of spatial interaction
/// models, and associated developments", Environment and Planning 3, 1–32). The areas' margin holds by construction. The schools'
/// margin is met by balancing (Furness 1965, "Time function iteration", Traffic Engineering and Control 7, 458–460): each sweep
/// multiplies A_j by count ÷ pupils. Sums run in the order of areas and schools, so results do not vary.
/// </remarks>
internal static class GravityFit
{
    /// <summary>Most sweeps; a county of 407 areas and 250 schools takes some hundreds.</summary>
    public const int MostSweeps = 20_000;

    /// <summary>Pupils by which no school's count may be missed.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>Attractions, scaled to sum to all pupils. [school]</summary>
    /// <param name="pupils">O: pupils of each area; with the same sum as the counts.</param>
    /// <param name="counts">Pupils counted at each school.</param>
    /// <param name="nearness">n, positive. [area, school] flattened by rows.</param>
    public static double[] Attractions(double[] pupils, double[] counts, double[] nearness)
    {
        var (attraction, filled, isMet) = ((double[])counts.Clone(), new double[counts.Length], false);
        for (var sweep = 0; sweep < MostSweeps && !isMet; sweep++)
        {
            Fill(pupils, attraction, nearness, filled);
            isMet = true;
            for (var j = 0; j < counts.Length; j++)
            {
                if (Math.Abs(filled[j] - counts[j]) > Tolerance) isMet = false;
            }

            for (var j = 0; j < counts.Length && !isMet; j++)
            {
                if (filled[j] > 0.0) attraction[j] *= counts[j] / filled[j];
            }
        }

        var (all, sum) = (counts.Sum(), attraction.Sum());
        for (var j = 0; j < attraction.Length && sum > 0.0; j++) attraction[j] *= all / sum;
        return attraction;
    }

    /// <summary>Share of each area's pupils at each school. [area, school]</summary>
    public static double[] Shares(double[] attraction, double[] nearness)
    {
        var shares = new double[nearness.Length];
        for (var row = 0; row < nearness.Length; row += attraction.Length)
        {
            var sum = PullOf(attraction, nearness, row);
            for (var j = 0; j < attraction.Length && sum > 0.0; j++) shares[row + j] = attraction[j] * nearness[row + j] / sum;
        }

        return shares;
    }

    private static void Fill(double[] pupils, double[] attraction, double[] nearness, double[] filled)
    {
        Array.Clear(filled);
        for (var a = 0; a < pupils.Length; a++)
        {
            var row = a * attraction.Length;
            var sum = PullOf(attraction, nearness, row);
            if (sum <= 0.0) continue;
            var each = pupils[a] / sum;
            for (var j = 0; j < attraction.Length; j++) filled[j] += each * attraction[j] * nearness[row + j];
        }
    }

    private static double PullOf(double[] attraction, double[] nearness, int row)
    {
        var sum = 0.0;
        for (var j = 0; j < attraction.Length; j++) sum += attraction[j] * nearness[row + j];
        return sum;
    }
}
