using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>FilesOfOthersTests with the template.</summary>
public sealed class TemplateFilesOfOthersTests() : FilesOfOthersTests(PatternDocument.Template);
