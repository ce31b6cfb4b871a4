using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>When optional schemes are decided and how many can be opened in a year; null where the plan does not say.</summary>
/// <param name="DecidedIn">The year in which what is not yet decided is decided: a scheme opens its
/// lead time later at the earliest.</param>
/// <param name="NewSchoolsAYear">Most optional new schools and post-16 centres to open in a year.</param>
/// <param name="BasesAYear">Most optional bases and satellite classes to open in a year.</param>
public sealed record DeliveryAssumptions(AcademicYear? DecidedIn, int? NewSchoolsAYear, int? BasesAYear)
{
    /// <summary>No year of decision, no limit.</summary>
    public static DeliveryAssumptions None { get; } = new(null, null, null);
}
