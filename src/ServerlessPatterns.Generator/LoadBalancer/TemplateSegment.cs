namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A segment of a route's template.</summary>
/// <param name="Kind">What it fits.</param>
/// <param name="Text">The literal text, or the parameter's name.</param>
internal sealed record TemplateSegment(SegmentKind Kind, string Text);
