using System.Globalization;
using System.Text;

namespace Sufficiency.Solver.Problem;

/// <summary>Writes a small problem as CPLEX LP text, for reading and for golden files; not meant for large ones.</summary>
internal static class LpText
{
    /// <summary>Sources become equality rows, arcs columns <c>x_source_sink</c>; the constant is a column fixed at one.</summary>
    public static string Write(MixedIntegerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.SingleSource) throw new ArgumentException("LP text knows no single sourcing.", nameof(problem));
        var (text, culture) = (new StringBuilder(), CultureInfo.InvariantCulture);
        text.Append("Minimize\n cost: ").Append(Objective(problem)).Append("\nSubject To\n");
        for (var i = 0; i < problem.SourceCount; i++)
        {
            var terms = Enumerable.Range(0, problem.Arcs.SinksOf(i).Length).Select(arc => (1.0, Arc(problem, i, arc)));
            text.Append(culture, $" EveryPupilPlaced({i}): {Sum(terms)} = {Number(problem.Supply[i])}\n");
        }

        for (var row = 0; row < problem.Rows.Count; row++) AppendRow(text, problem, row);
        text.Append("Bounds\n");
        foreach (var column in problem.LinkingVariables)
            text.Append(culture, $" {Number(column.Lower)} <= {Name(column.Name)} <= {Number(column.Upper)}\n");
        text.Append(" constant = 1\n");
        var whole = problem.LinkingVariables.Where(column => column.IsInteger).Select(column => Name(column.Name)).ToList();
        if (whole.Count > 0) text.Append(culture, $"Generals\n {string.Join(' ', whole)}\n");
        return text.Append("End\n").ToString();
    }

    private static string Objective(MixedIntegerProblem problem)
    {
        var terms = new List<(double, string)> { (problem.ConstantCost, "constant") };
        terms.AddRange(problem.LinkingVariables.Select(column => (column.Cost, Name(column.Name))));
        for (var i = 0; i < problem.SourceCount; i++)
        {
            for (var arc = 0; arc < problem.Arcs.SinksOf(i).Length; arc++) terms.Add((problem.Arcs.CostOf(i, arc), Arc(problem, i, arc)));
        }

        return Sum(terms);
    }

    private static void AppendRow(StringBuilder text, MixedIntegerProblem problem, int row)
    {
        var terms = problem.LinkingVariables.Select(column => (Coefficient(column.Rows, row), Name(column.Name))).ToList();
        for (var i = 0; i < problem.SourceCount; i++)
        {
            for (var arc = 0; arc < problem.Arcs.SinksOf(i).Length; arc++)
                terms.Add((Coefficient(problem.Sinks[problem.Arcs.SinksOf(i)[arc]].Rows, row), Arc(problem, i, arc)));
        }

        var (name, lower, upper) = problem.Rows[row];
        var left = Sum(terms.Where(term => term.Item1 != 0.0));
        if (lower.Equals(upper)) Append(name, "=", upper);
        else if (!double.IsNegativeInfinity(lower)) Append(name, ">=", lower);
        if (!lower.Equals(upper) && !double.IsPositiveInfinity(upper))
            Append(double.IsNegativeInfinity(lower) ? name : name + "u", "<=", upper);

        void Append(string rowName, string sign, double side) =>
            text.Append(CultureInfo.InvariantCulture, $" {Name(rowName)}: {left} {sign} {Number(side)}\n");
    }

    private static double Coefficient(SparseVector rows, int row) =>
        Array.BinarySearch(rows.Indices, row) is >= 0 and var at ? rows.Coefficients[at] : 0.0;

    private static string Sum(IEnumerable<(double Coefficient, string Name)> terms)
    {
        var text = new StringBuilder();
        foreach (var (coefficient, name) in terms)
        {
            if (text.Length > 0) text.Append(coefficient < 0.0 ? " - " : " + ");
            else if (coefficient < 0.0) text.Append("- ");
            text.Append(CultureInfo.InvariantCulture, $"{Number(Math.Abs(coefficient))} {name}");
        }

        return text.Length > 0 ? text.ToString() : "0 constant";
    }

    private static string Arc(MixedIntegerProblem problem, int source, int arc) =>
        string.Create(CultureInfo.InvariantCulture, $"x({source},{Name(problem.Sinks[problem.Arcs.SinksOf(source)[arc]].Name)})");

    // A hyphen or plus would be read as an operator; the tilde is a letter to the format.
    private static string Name(string name) => name.Replace('-', '~').Replace('+', '&');

    // Ten digits: enough to tell apart, and no noise of the last bits of a double.
    private static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);
}
