using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Builds the model of the README in its order: variables, constraints, costs, presolve.</summary>
internal static class PlanModelBuilder
{
    /// <summary>The model of one plan.</summary>
    /// <param name="basis">What all plans of the same inputs share.</param>
    /// <param name="choice">Who decides on optional schemes.</param>
    /// <param name="fixedOpenings">Optional schemes decided here, whatever the choice; a null year means never.</param>
    public static PlanModel Build(PlanBasis basis, SchemeChoice choice,
        IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings = null)
    {
        var data = basis.Data;
        var draft = new ProblemDraft(data.Providers.Count, data.YearCount);
        var columns = PlanColumns.AddTo(draft, data, choice, fixedOpenings);

        // EveryPupilPlaced needs no row: each source of the demand sends out all its pupils.
        var placesRows = PlacesNotExceeded.Add(data, columns, draft);
        SchemesOpenOnce.Add(data, columns, draft);
        CapitalWithinBudget.Add(data, columns, draft);
        DeliveryWithinLimits.Add(data, columns, draft);
        ViableRoll.Add(data, columns, draft);
        PolicyLimits.Add(data, draft);

        PlaceFunding.Add(data, columns, draft);
        CapitalCosts.Add(data, columns, draft);
        OverCapacityPenalty.Add(data, columns, draft);
        StandingCosts.Add(data, basis.Costs, draft);
        ActionCosts.Add(data, draft);

        // PupilCosts, TransportCosts, WaitingCosts and TravelPenalty are what placements cost.
        var sinks = new SinkBook(data, draft, new SchemePlacesBound(data, columns));
        var demand = new ArcBuilder(data, basis.Costs.Placement, basis.Demand, sinks).Build();
        draft.AddConstant(demand.PresolvedCost);
        return new()
        {
            Problem = ToProblem(draft, demand, columns.AsPlanned(data)),
            Choice = choice,
            Basis = basis,
            Demand = demand,
            Columns = columns,
            PlacesRows = placesRows,
        };
    }

    private static MixedIntegerProblem ToProblem(ProblemDraft draft, PresolvedDemand demand, double[] asPlanned) => new()
    {
        Rows = draft.Rows,
        LinkingVariables = draft.ToLinkingVariables(),
        Sinks = demand.Sinks,
        Supply = [.. demand.Sources.Select(source => source.Pupils)],
        Arcs = demand.Arcs,
        SourceGroup = demand.SourceGroup,
        ConstantCost = draft.ConstantCost,
        UsualChoices = [asPlanned],
    };
}
