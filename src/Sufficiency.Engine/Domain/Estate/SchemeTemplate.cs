namespace Sufficiency.Engine.Domain.Estate;

/// <summary>What generic schemes at several sites have in common; nobody has proposed them.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="MostSites">Most sites at which a plan may open it.</param>
/// <param name="OpensEveryYears">Years from one possible opening to the next: each possible opening makes the search longer.</param>
public sealed record SchemeTemplate(string Id, int MostSites, int OpensEveryYears);
