namespace Sufficiency.Returns.Disclosure;

/// <summary>What a reader can work out of sums: unknown figures, and equations over them whose other figures are known.</summary>
/// <remarks>Equations are brought into reduced row echelon form by exact steps over fractions small enough for doubles: all coefficients of
/// the sums are 1 and −1.</remarks>
internal sealed class LinearSystem
{
    private const double Zero = 1e-9;
    private readonly List<string> unknowns;
    private readonly double[][] rows;

    /// <summary>Reduces the equations.</summary>
    /// <param name="unknowns">Unknown figures.</param>
    /// <param name="equations">Each equation's coefficients by figure; figures that are known are left out by it.</param>
    public LinearSystem(IEnumerable<string> unknowns, IEnumerable<IEnumerable<(string Figure, double Coefficient)>> equations)
    {
        this.unknowns = [.. unknowns];
        var position = this.unknowns.Select((figure, i) => (figure, i))
            .ToDictionary(pair => pair.figure, pair => pair.i, StringComparer.Ordinal);
        rows = [.. equations.Select(terms =>
        {
            var row = new double[this.unknowns.Count];
            foreach (var (figure, coefficient) in terms)
            {
                if (position.TryGetValue(figure, out var at)) row[at] += coefficient;
            }

            return row;
        })];
        Reduce();
    }

    /// <summary>Equations that are left, each with the figures it still holds.</summary>
    public IEnumerable<IReadOnlyList<(string Figure, double Coefficient)>> Equations => rows
        .Select(row => (IReadOnlyList<(string, double)>)[.. row.Select((value, i) => (unknowns[i], value))
            .Where(term => Math.Abs(term.value) > Zero)])
        .Where(terms => terms.Count > 0);

    /// <summary>Figures that the equations determine.</summary>
    public IReadOnlySet<string> Determined =>
        Equations.Where(terms => terms.Count == 1).Select(terms => terms[0].Figure).ToHashSet(StringComparer.Ordinal);

    private void Reduce()
    {
        var next = 0;
        for (var column = 0; column < unknowns.Count && next < rows.Length; column++)
        {
            var pivot = Enumerable.Range(next, rows.Length - next).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) <= Zero) continue;
            (rows[next], rows[pivot]) = (rows[pivot], rows[next]);
            var head = rows[next];
            var divisor = head[column];
            for (var i = 0; i < head.Length; i++) head[i] /= divisor;
            foreach (var row in rows)
            {
                var factor = row[column];
                if (ReferenceEquals(row, head) || Math.Abs(factor) <= Zero) continue;
                for (var i = 0; i < row.Length; i++) row[i] -= factor * head[i];
            }

            next++;
        }
    }
}
