namespace Sufficiency.Web.Documents.Disclosure;

/// <summary>
/// The boxes around one cell: for each axis the cell's own position and a second one. Pupils moved from corner to corner
/// change no other cell, so hidden corners leave open where the pupils are (the hypercube method of Repsilber, 1994).
/// </summary>
internal sealed class ProtectingBoxes
{
    private const double Nothing = 1e-9; // pupils

    private readonly int cell;
    private readonly List<int>[] steps; // [axis with a total][option]: to the second position
    private readonly List<int>[] signs; // [axis with a total][option]: whether pupils there go the same way

    /// <summary>Lists the boxes.</summary>
    public ProtectingBoxes(CountTable table, int cell)
    {
        this.cell = cell;
        var axes = Enumerable.Range(0, table.Rank).Where(table.HasTotal).ToList();
        steps = [.. axes.Select(_ => new List<int>())];
        signs = [.. axes.Select(_ => new List<int>())];
        for (var i = 0; i < axes.Count; i++)
        {
            var (own, total) = (table.PositionOf(axes[i], cell), table.GroupsOf(axes[i]));
            for (var second = 0; second <= total; second++)
            {
                if (second == own) continue;
                steps[i].Add((second - own) * table.Strides[axes[i]]);
                signs[i].Add(own == total || second == total ? 1 : -1); // a total moves with its group; two groups move against each other
            }
        }
    }

    /// <summary>Hides corners until the cell could be higher, or lower, by so many pupils; the cheapest first.</summary>
    /// <param name="values">Pupils of each cell.</param>
    /// <param name="isHidden">What is hidden; grows.</param>
    /// <param name="pupils">How many pupils.</param>
    /// <param name="isUpward">Whether higher.</param>
    public void MakeRoom(double[] values, bool[] isHidden, double pupils, bool isUpward)
    {
        if (steps.Length == 0) return; // nothing is added up, so nothing gives the cell back
        var moved = (double[])values.Clone();
        var corners = new (int Cell, int Sign)[1 << steps.Length];
        while (pupils > Nothing)
        {
            var best = FindBest(values, moved, isHidden, pupils, isUpward)
                ?? throw new InvalidOperationException("A cell and all its totals can always move together.");
            Fill(corners, best.Box);
            var direction = isUpward ? 1 : -1;
            foreach (var (corner, sign) in corners)
            {
                isHidden[corner] = true;
                moved[corner] += direction * sign * best.Pupils;
            }

            pupils -= best.Pupils;
        }
    }

    private (int[] Box, double Pupils)? FindBest(double[] values, double[] moved, bool[] isHidden, double wanted, bool isUpward)
    {
        var corners = new (int Cell, int Sign)[1 << steps.Length];
        var (box, best, bestPupils, bestCost) = (new int[steps.Length], (int[]?)null, 0.0, double.PositiveInfinity);
        do
        {
            Fill(corners, box);
            var (room, cost) = (wanted, 0.0);
            foreach (var (corner, sign) in corners)
            {
                if (sign > 0 != isUpward) room = Math.Min(room, moved[corner]);
                if (!isHidden[corner]) cost += 1.0 + values[corner];
                if (room <= Nothing || cost > bestCost * wanted) break;
            }

            if (room <= Nothing || (cost / room, -room).CompareTo((bestCost, -bestPupils)) >= 0) continue;
            (best, bestPupils, bestCost) = ((int[])box.Clone(), room, cost / room);
        }
        while (Next(box));
        return best is null ? null : (best, bestPupils);
    }

    // [corner]: bit i of a corner is set where it stands at the second position of axis i.
    private void Fill((int Cell, int Sign)[] corners, int[] box)
    {
        corners[0] = (cell, 1);
        for (var i = 0; i < box.Length; i++)
        {
            var (step, sign, half) = (steps[i][box[i]], signs[i][box[i]], 1 << i);
            for (var corner = 0; corner < half; corner++)
                corners[half + corner] = (corners[corner].Cell + step, corners[corner].Sign * sign);
        }
    }

    private bool Next(int[] box)
    {
        for (var i = 0; i < box.Length; i++)
        {
            if (++box[i] < steps[i].Count) return true;
            box[i] = 0;
        }

        return false;
    }
}
