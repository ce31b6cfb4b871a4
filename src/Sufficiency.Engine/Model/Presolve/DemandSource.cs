using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Pupils of one class of needs who need a place of one kind, live in one area and need it in one year.</summary>
/// <param name="Tier">Tier.</param>
/// <param name="Entry">Entry point.</param>
/// <param name="Year">Position in the horizon of the year of need.</param>
/// <param name="NeedClass">Position among the need classes of the tier and entry point.</param>
/// <param name="Area">Index of the home area.</param>
/// <param name="Pupils">How many, positive.</param>
internal readonly record struct DemandSource(Tier Tier, EntryPoint Entry, int Year, int NeedClass, int Area, double Pupils);

/// <summary>A run of sources that differ only in area.</summary>
/// <param name="Tier">Tier.</param>
/// <param name="Entry">Entry point.</param>
/// <param name="Year">Position in the horizon of the year of need.</param>
/// <param name="NeedClass">Position among the need classes of the tier and entry point.</param>
/// <param name="From">Its first source.</param>
/// <param name="To">The source after its last.</param>
internal readonly record struct DemandGroup(Tier Tier, EntryPoint Entry, int Year, int NeedClass, int From, int To);
