using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>The linear program over side columns and the active arcs of the clusters.</summary>
/// <remarks>Columns: side columns, then clusters' active arcs in order. Rows: coupling rows, then one a cluster. Any solution is a plan: members share the split.</remarks>
internal static class RestrictedProgram
{
    /// <summary>Builds it with the integer columns between the bounds given, not asked to be whole.</summary>
    public static BlockProblem Build(MixedIntegerProblem problem, SourcePartition partition, double[] sideLower, double[] sideUpper)
    {
        var columns = new ColumnList(problem.SideColumns.Count + partition.Clusters.Sum(cluster => cluster.Active.Count));
        for (var j = 0; j < problem.SideColumns.Count; j++)
        {
            columns.Add(problem.SideColumns[j].Cost, sideLower[j], sideUpper[j]);
            columns.AddEntries(problem.SideColumns[j].Rows);
        }

        var rowLower = new List<double>(problem.Rows.Select(row => row.Lower));
        var rowUpper = new List<double>(problem.Rows.Select(row => row.Upper));
        foreach (var cluster in partition.Clusters)
        {
            foreach (var position in cluster.Active)
            {
                columns.Add(cluster.MeanCost[position], 0.0, cluster.Supply);
                columns.AddEntries(problem.Intakes[partition.IntakeOf(cluster, position)].Rows);
                columns.AddEntry(rowLower.Count, 1.0);
            }

            rowLower.Add(cluster.Supply);
            rowUpper.Add(cluster.Supply);
        }

        return columns.ToBlock([.. rowLower], [.. rowUpper]);
    }

    private sealed class ColumnList(int capacity)
    {
        private readonly List<double> cost = new(capacity);
        private readonly List<double> lower = new(capacity);
        private readonly List<double> upper = new(capacity);
        private readonly List<int> start = new(capacity + 1);
        private readonly List<int> rows = new(capacity * 5);
        private readonly List<double> values = new(capacity * 5);

        public void Add(double columnCost, double columnLower, double columnUpper)
        {
            start.Add(rows.Count);
            cost.Add(columnCost);
            lower.Add(columnLower);
            upper.Add(columnUpper);
        }

        public void AddEntry(int row, double value)
        {
            rows.Add(row);
            values.Add(value);
        }

        public void AddEntries(SparseVector vector)
        {
            rows.AddRange(vector.Indices);
            values.AddRange(vector.Coefficients);
        }

        public BlockProblem ToBlock(double[] rowLower, double[] rowUpper)
        {
            start.Add(rows.Count);
            return new()
            {
                Cost = [.. cost],
                ColumnLower = [.. lower],
                ColumnUpper = [.. upper],
                RowLower = rowLower,
                RowUpper = rowUpper,
                ColumnStart = [.. start],
                EntryRow = [.. rows],
                EntryValue = [.. values],
            };
        }
    }
}
