using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>DocumentTargetTests with the template.</summary>
public sealed class TemplateTargetTests() : DocumentTargetTests(PatternDocument.Template);
