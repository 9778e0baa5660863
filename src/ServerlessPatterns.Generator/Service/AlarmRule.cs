namespace ServerlessPatterns.Generator.Service;

/// <summary>When an alarm goes off.</summary>
/// <param name="Description">What has happened and what to do about it.</param>
/// <param name="Statistic">The metric's statistic.</param>
/// <param name="Threshold">It goes off above this.</param>
/// <param name="PeriodSeconds">The length of a period.</param>
/// <param name="Periods">How many periods in a row.</param>
internal sealed record AlarmRule(string Description, string Statistic, int Threshold, int PeriodSeconds, int Periods);
