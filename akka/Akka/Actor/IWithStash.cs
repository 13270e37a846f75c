namespace Akka.Actor;

public interface IWithStash : IWithUnrestrictedStash;
