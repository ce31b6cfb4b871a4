using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Estate;

/// <summary>Who pays the capital of a scheme, or a part of it.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Funder">Code of who pays, such as <c>section_106</c>.</param>
/// <param name="Amount">At base-year prices; null for all that the scheme's other funders leave.</param>
/// <param name="Provenance">Source of that.</param>
public sealed record SchemeFunding(SchemeId Scheme, string Funder, Pounds? Amount, Provenance Provenance)
{
    /// <summary>Code of the part whose funder the data does not name.</summary>
    public const string NotFound = "not_found";
}
