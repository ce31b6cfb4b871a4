namespace Sufficiency.OpenData.Pupils;

/// <summary>Cells of a fit to which the margins leave no pupil: their number falls as one over the rounds, and never ends.</summary>
internal static class FallingCells
{
    /// <summary>Share of its number half as many rounds before, below which a cell falls.</summary>
    private const double MostFalling = 0.75;

    /// <summary>Sets cells to zero that fall without end, save those without which a group would be empty.</summary>
    public static void SetToZero(double[] cells, double[] before, IReadOnlyList<FittingMargin> margins)
    {
        bool IsFalling(int cell) => cells[cell] > 0.0 && cells[cell] < MostFalling * before[cell];
        var kept = margins.Select(margin => new bool[margin.Targets.Length]).ToArray();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell] <= 0.0 || IsFalling(cell)) continue;
            for (var i = 0; i < margins.Count; i++)
            {
                if (margins[i].GroupOfCell[cell] >= 0) kept[i][margins[i].GroupOfCell[cell]] = true;
            }
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (IsFalling(cell) && Enumerable.Range(0, margins.Count)
                .All(i => margins[i].GroupOfCell[cell] < 0 || kept[i][margins[i].GroupOfCell[cell]])) cells[cell] = 0.0;
        }
    }
}
