using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Robust;

/// <summary>A decision that holds in all futures: a scheme is to open in a year.</summary>
internal readonly record struct JointDecision(SchemeId Scheme, AcademicYear Opening);

/// <summary>The models of many futures and what one set of decisions on schemes means in each.</summary>
internal sealed class JointModel
{
    private JointModel(IReadOnlyList<PlanModel> models, IReadOnlyList<JointDecision> decisions, JointProblem problem) =>
        (Models, Decisions, Problem) = (models, decisions, problem);

    /// <summary>The model of each future, schemes to be chosen.</summary>
    public IReadOnlyList<PlanModel> Models { get; }

    /// <summary>The decisions there are.</summary>
    public IReadOnlyList<JointDecision> Decisions { get; }

    /// <summary>The problem to solve.</summary>
    public JointProblem Problem { get; }

    /// <summary>
    /// Builds it: every year that some future lets a scheme open in is a decision, carried out in each future as
    /// <see cref="PlanCandidate"/> says. A year beyond a scheme's latest opening in some future is none.
    /// </summary>
    public static JointModel Build(IReadOnlyList<PlanInputs> futures, RiskMeasure risk, SchemeChoice choice = SchemeChoice.Choose)
    {
        var models = futures.Select(inputs => PlanModelBuilder.Build(inputs.Basis, choice)).ToList();
        var columns = models.Select(ColumnsOf).ToList();
        var meanings = columns.SelectMany(known => known.Keys).Distinct()
            .OrderBy(decision => decision.Scheme).ThenBy(decision => decision.Opening)
            .Select(decision => (Decision: decision,
                Columns: futures.Select((inputs, n) => ColumnIn(inputs, columns[n], decision)).ToList()))
            .Where(meaning => meaning.Columns.TrueForAll(column => column is not null))
            .ToList();
        int[][] schemes = [.. Enumerable.Range(0, meanings.Count).GroupBy(d => meanings[d].Decision.Scheme)
            .Select(group => group.ToArray())];
        JointFuture[] parts = [.. models.Select(
            (model, n) => new JointFuture(model.Problem, 1.0 / models.Count, [.. meanings.Select(meaning => meaning.Columns[n]!.Value)]))];
        return new(models, [.. meanings.Select(meaning => meaning.Decision)], new(meanings.Count, schemes, parts, risk)
        {
            UsualChoices = [AsPlanned(futures[0], meanings.Select(meaning => meaning.Decision))],
        });
    }

    /// <summary>Every scheme opens in the year that a future plans it for, if that is a decision.</summary>
    private static double[] AsPlanned(PlanInputs inputs, IEnumerable<JointDecision> decisions)
    {
        var planned = inputs.Dataset.Schemes.ToDictionary(scheme => scheme.Id, scheme => scheme.Announced);
        return [.. decisions.Select(decision => planned.GetValueOrDefault(decision.Scheme) == decision.Opening ? 1.0 : 0.0)];
    }

    /// <summary>The plan that decisions make.</summary>
    public PlanCandidate PlanOf(double[] taken) => new(
        "joint",
        Enumerable.Range(0, taken.Length).Where(d => taken[d] > 0.5)
            .ToDictionary(d => Decisions[d].Scheme.Value, d => Decisions[d].Opening.StartYear, StringComparer.Ordinal),
        []);

    private static Dictionary<JointDecision, int> ColumnsOf(PlanModel model) => model.Columns.Openings
        .Where(opening => !opening.Decides.IsFixed)
        .ToDictionary(opening => new JointDecision(model.Basis.Data.SchemeOf(opening.Decides).Id, opening.Decides.Year),
            opening => opening.Column);

    /// <summary>The column that a decision opens in a future: −1 where it opens none, null where the future forbids it.</summary>
    private static int? ColumnIn(PlanInputs inputs, Dictionary<JointDecision, int> columns, JointDecision decision)
    {
        var plan = new PlanCandidate("",
            new Dictionary<string, int>(StringComparer.Ordinal) { [decision.Scheme.Value] = decision.Opening.StartYear }, []);
        if (plan.In(inputs.Dataset).GetValueOrDefault(decision.Scheme) is not { } opening) return -1;
        return columns.TryGetValue(new(decision.Scheme, opening), out var column) ? column : null;
    }
}
