namespace Akka.TestKit;

/// <summary>A test kit whose test actor is not the sender of what the test tells.</summary>
public interface INoImplicitSender;
