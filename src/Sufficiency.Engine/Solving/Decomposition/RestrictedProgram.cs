using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>The linear program over side columns and the active arcs of the clusters.</summary>
/// <remarks>
/// Columns: side columns, then the active arcs of clusters that have a choice. Rows: coupling rows, then one a cluster with a choice.
/// A cluster with a single active arc is put into the right-hand sides. Each priced row may be overdrawn at a fee, so that settled clusters
/// never make the program infeasible and its duals stay near the prices it was built at; a solution without overdraft is a plan.
/// </remarks>
internal sealed class RestrictedProgram
{
    private readonly MixedIntegerProblem problem;
    private readonly SourcePartition partition;
    private readonly int[] clusterRow; // [cluster]: its row, or -1 where it has no choice

    private int overdraftCount;

    private RestrictedProgram(MixedIntegerProblem problem, SourcePartition partition)
    {
        this.problem = problem;
        this.partition = partition;
        clusterRow = new int[partition.Clusters.Count];
    }

    /// <summary>What is handed over.</summary>
    public BlockProblem Block { get; private set; } = null!;

    /// <summary>Cost of the clusters without a choice, and of the problem's constant.</summary>
    public double FixedCost { get; private set; }

    /// <summary>Builds it with the side columns between the bounds given, not asked to be whole.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="partition">The clusters and their active arcs.</param>
    /// <param name="sideLower">Lower bounds of the side columns.</param>
    /// <param name="sideUpper">Upper bounds of the side columns.</param>
    /// <param name="fees">Fee a unit by which each row may be overdrawn; 0 where it may not.</param>
    public static RestrictedProgram Build(MixedIntegerProblem problem, SourcePartition partition, double[] sideLower, double[] sideUpper, double[] fees)
    {
        var program = new RestrictedProgram(problem, partition);
        program.Fill(sideLower, sideUpper, fees);
        return program;
    }

    /// <summary>By how much rows are overdrawn, all together; 0 in a plan.</summary>
    public double Overdraft(double[] values)
    {
        var sum = 0.0;
        for (var column = problem.SideColumns.Count; column < problem.SideColumns.Count + overdraftCount; column++) sum += values[column];
        return sum;
    }

    /// <summary>What each cluster pays a unit at the duals: its row's dual, or its single arc's reduced cost.</summary>
    public double[] ClusterPays(double[] duals, double[] intakePrices)
    {
        var pays = new double[clusterRow.Length];
        for (var g = 0; g < pays.Length; g++)
        {
            var cluster = partition.Clusters[g];
            pays[g] = clusterRow[g] >= 0
                ? duals[clusterRow[g]]
                : cluster.MeanCost[cluster.Active[0]] - intakePrices[partition.IntakeOf(cluster, cluster.Active[0])];
        }

        return pays;
    }

    /// <summary>Drops the active arcs that carry nothing and whose reduced cost is more than a share of what their cluster pays; the sieve brings back what is missed.</summary>
    public void DropUnused(double[] values, double[] clusterPays, double[] intakePrices, double share)
    {
        var column = problem.SideColumns.Count + overdraftCount;
        for (var g = 0; g < clusterRow.Length; g++)
        {
            if (clusterRow[g] < 0) continue;
            var cluster = partition.Clusters[g];
            var pays = clusterPays[g];
            var most = pays + (share * Math.Abs(pays));
            var at = column;
            column += cluster.Active.Count;
            cluster.Retain(position => values[at++] > 0 || cluster.MeanCost[position] - intakePrices[partition.IntakeOf(cluster, position)] <= most);
        }
    }

    /// <summary>Every flow of the problem, in the order of sources.</summary>
    public List<ArcFlow> Flows(double[] values)
    {
        const double dust = 1e-9; // share of a cluster that a solver leaves behind where it means nothing
        var flows = new List<ArcFlow>(problem.SourceCount);
        var column = problem.SideColumns.Count + overdraftCount;
        for (var g = 0; g < clusterRow.Length; g++)
        {
            var cluster = partition.Clusters[g];
            foreach (var position in cluster.Active)
            {
                var share = clusterRow[g] < 0 ? 1.0 : values[column++] / cluster.Supply;
                if (share <= dust) continue;
                foreach (var source in cluster.Members) flows.Add(new(source, position, share * problem.Supply[source]));
            }
        }

        flows.Sort((left, right) => left.Source != right.Source ? left.Source.CompareTo(right.Source) : left.Position.CompareTo(right.Position));
        return flows;
    }

    private void Fill(double[] sideLower, double[] sideUpper, double[] fees)
    {
        var columns = new BlockColumns(problem.SideColumns.Count + partition.Clusters.Sum(cluster => cluster.Active.Count));
        var rowLower = new List<double>(problem.Rows.Select(row => row.Lower));
        var rowUpper = new List<double>(problem.Rows.Select(row => row.Upper));
        for (var j = 0; j < problem.SideColumns.Count; j++)
        {
            columns.Add(problem.SideColumns[j].Cost, sideLower[j], sideUpper[j]);
            columns.AddEntries(problem.SideColumns[j].Rows);
        }

        AddOverdrafts(columns, fees);
        FixedCost = problem.ConstantCost;
        for (var g = 0; g < clusterRow.Length; g++)
        {
            var cluster = partition.Clusters[g];
            if (cluster.Active.Count == 1) Settle(g, cluster, rowLower, rowUpper);
            else AddCluster(g, cluster, columns, rowLower, rowUpper);
        }

        Block = columns.ToBlock([.. rowLower], [.. rowUpper]);
    }

    private void AddOverdrafts(BlockColumns columns, double[] fees)
    {
        const double most = 1e7;
        for (var r = 0; r < fees.Length; r++)
        {
            if (fees[r] <= 0) continue;
            if (double.IsFinite(problem.Rows[r].Upper)) AddOverdraft(columns, r, fees[r], -1.0, most);
            if (double.IsFinite(problem.Rows[r].Lower)) AddOverdraft(columns, r, fees[r], 1.0, most);
        }
    }

    private void AddOverdraft(BlockColumns columns, int row, double fee, double entry, double most)
    {
        columns.Add(fee, 0.0, most);
        columns.AddEntry(row, entry);
        overdraftCount++;
    }

    private void Settle(int g, Cluster cluster, List<double> rowLower, List<double> rowUpper)
    {
        clusterRow[g] = -1;
        FixedCost += cluster.Supply * cluster.MeanCost[cluster.Active[0]];
        var rows = problem.Intakes[partition.IntakeOf(cluster, cluster.Active[0])].Rows;
        for (var e = 0; e < rows.Indices.Length; e++)
        {
            rowLower[rows.Indices[e]] -= cluster.Supply * rows.Coefficients[e];
            rowUpper[rows.Indices[e]] -= cluster.Supply * rows.Coefficients[e];
        }
    }

    private void AddCluster(int g, Cluster cluster, BlockColumns columns, List<double> rowLower, List<double> rowUpper)
    {
        clusterRow[g] = rowLower.Count;
        foreach (var position in cluster.Active)
        {
            // Twice the supply is never reached: a bound that binds would take the dual away from the cluster's row.
            columns.Add(cluster.MeanCost[position], 0.0, 2.0 * cluster.Supply);
            columns.AddEntries(problem.Intakes[partition.IntakeOf(cluster, position)].Rows);
            columns.AddEntry(rowLower.Count, 1.0);
        }

        rowLower.Add(cluster.Supply);
        rowUpper.Add(cluster.Supply);
    }
}
