using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>A row of a draft, written as its formula reads.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Index">Position among its rows.</param>
internal readonly record struct DraftRow(ProblemDraft Draft, int Index)
{
    /// <summary>The sum of its terms ≤ a limit.</summary>
    public DraftRow AtMost(double limit)
    {
        Draft.Bound(Index, double.NegativeInfinity, limit);
        return this;
    }

    /// <summary>The sum of its terms ≥ a limit.</summary>
    public DraftRow AtLeast(double limit)
    {
        Draft.Bound(Index, limit, double.PositiveInfinity);
        return this;
    }

    /// <summary>Adds coefficient × variable for each variable.</summary>
    public DraftRow Add<T>(IEnumerable<Variable<T>> variables, Func<T, double> coefficient)
    {
        foreach (var variable in variables) Draft.Add(Index, variable.Column, coefficient(variable.Decides));
        return this;
    }

    /// <summary>Adds the same coefficient × variable for each variable.</summary>
    public DraftRow Add<T>(IEnumerable<Variable<T>> variables, double coefficient) => Add(variables, _ => coefficient);

    /// <summary>Adds pupils on roll at a provider in a year.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="year">Position in the horizon.</param>
    /// <param name="needs">Pupils of these needs count.</param>
    /// <param name="asked">Pupils count whose tier asks for this provision type or a more specialist one.</param>
    /// <param name="only">The one phase whose pupils count; null for all.</param>
    public DraftRow AddPupils(int provider, int year, NeedSet needs, ProvisionType asked = ProvisionType.Mainstream, Phase? only = null)
    {
        Draft.Count(provider, year, new(Index, needs, asked, only));
        return this;
    }
}
