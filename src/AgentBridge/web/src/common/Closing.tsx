import { Drawer, Modal, type DrawerProps, type ModalProps } from 'antd';
import { createContext, useCallback, useContext, useRef, type ReactNode } from 'react';
import { guardAddress, type Guard } from '../shell/route';

type Register = (guard: Guard) => () => void;

/** Where a form with unsaved changes objects: to the address alone, or to the closing of what it stands in too. */
const Guards = createContext<Register>(guardAddress);

export const useGuards = () => useContext(Guards);

/** Closes unless something within objects; what within is to be rendered with "guards". */
export function useClosing(onClose: () => void): { guards: Register; close: () => void } {
  const own = useRef(new Set<Guard>());
  const outer = useGuards();
  const guards = useCallback<Register>(
    (guard) => {
      const forget = outer(guard);
      own.current.add(guard);
      return () => {
        own.current.delete(guard);
        forget();
      };
    },
    [outer],
  );
  const close = () => {
    if ([...own.current].every((allows) => allows(close))) {
      onClose();
    }
  };
  return { guards, close };
}

/** A drawer that asks before it takes unsaved changes with it. */
export function Side({ onClose, children, ...rest }: Omit<DrawerProps, 'onClose'> & { onClose: () => void; children: ReactNode }) {
  const { guards, close } = useClosing(onClose);
  return (
    <Drawer {...rest} onClose={close} destroyOnHidden>
      <Guards value={guards}>{children}</Guards>
    </Drawer>
  );
}

/** A dialog that asks before it takes unsaved changes with it. */
export function Dialog({ onCancel, children, ...rest }: Omit<ModalProps, 'onCancel'> & { onCancel: () => void; children: ReactNode }) {
  const { guards, close } = useClosing(onCancel);
  return (
    <Modal {...rest} onCancel={close} destroyOnHidden>
      <Guards value={guards}>{children}</Guards>
    </Modal>
  );
}
